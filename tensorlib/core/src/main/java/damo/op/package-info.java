/** What all ops of tensors have in common. Start with {@link damo.op.TensorOp}. */
@NullMarked
package damo.op;

import org.jspecify.annotations.NullMarked;
