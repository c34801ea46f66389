/** Views, shapes and arrays made from shapes. Start with {@link damo.op.shape.DimShuffle}. */
@NullMarked
package damo.op.shape;

import org.jspecify.annotations.NullMarked;
