/** Improving graphs before they run. Start with {@link damo.rewrite.Pipeline}. */
@NullMarked
package damo.rewrite;

import org.jspecify.annotations.NullMarked;
