/** Counting and numbering of positions. Start with {@link damo.op.count.BinCount}. */
@NullMarked
package damo.op.count;

import org.jspecify.annotations.NullMarked;
