/**
 * The executor that stops where a number becomes NaN or infinite. Start with {@link
 * damo.link.guard.GuardLinker}.
 */
@NullMarked
package damo.link.guard;

import org.jspecify.annotations.NullMarked;
