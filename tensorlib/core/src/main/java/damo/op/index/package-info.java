/** Reading and writing selected elements. Start with {@link damo.op.index.IndexExpression}. */
@NullMarked
package damo.op.index;

import org.jspecify.annotations.NullMarked;
