/** Ops of neural networks, stable as built. Start with {@link damo.op.nnet.Softmax}. */
@NullMarked
package damo.op.nnet;

import org.jspecify.annotations.NullMarked;
