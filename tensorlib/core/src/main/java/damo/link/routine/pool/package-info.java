/** Pooling and its gradients on arrays. Start with {@link damo.link.routine.pool.PoolRoutine}. */
@NullMarked
package damo.link.routine.pool;

import org.jspecify.annotations.NullMarked;
