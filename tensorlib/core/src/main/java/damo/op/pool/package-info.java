/**
 * Windows over the last axes of arrays, each to one number. Start with {@link
 * damo.op.pool.Windows}.
 */
@NullMarked
package damo.op.pool;

import org.jspecify.annotations.NullMarked;
