/** Sorting and searching. Start with {@link damo.op.order.Sort}. */
@NullMarked
package damo.op.order;

import org.jspecify.annotations.NullMarked;
