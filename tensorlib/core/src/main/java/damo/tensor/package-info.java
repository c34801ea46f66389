/**
 * Tensor types and variables, and the families of methods they carry. Start with {@link
 * damo.tensor.TensorVariable}.
 */
@NullMarked
package damo.tensor;

import org.jspecify.annotations.NullMarked;
