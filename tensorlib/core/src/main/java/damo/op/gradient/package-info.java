/**
 * What is passed on as it is, and changes how gradients flow. See {@link damo.op.gradient.Gate}.
 */
@NullMarked
package damo.op.gradient;

import org.jspecify.annotations.NullMarked;
