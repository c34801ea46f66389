/** Counting and numbering of positions. Start with {@link damo.link.routine.count.BinCount}. */
@NullMarked
package damo.link.routine.count;

import org.jspecify.annotations.NullMarked;
