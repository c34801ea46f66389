/** Functions of each element. Start with {@link damo.op.elemwise.Elemwise}. */
@NullMarked
package damo.op.elemwise;

import org.jspecify.annotations.NullMarked;
