/**
 * Networks on top of the language of {@code damo}: initial weights, layers, optimizers as updates,
 * and a learner that trains. Nothing here reaches behind the public names of the core. Read {@link
 * damo.nn.Dense} first, then {@link damo.nn.Learner}.
 */
@NullMarked
package damo.nn;

import org.jspecify.annotations.NullMarked;
