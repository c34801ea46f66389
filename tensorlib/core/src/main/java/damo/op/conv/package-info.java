/**
 * Filters that slide over images, and what is made of them. Start with {@link
 * damo.op.conv.Filtering}.
 */
@NullMarked
package damo.op.conv;

import org.jspecify.annotations.NullMarked;
