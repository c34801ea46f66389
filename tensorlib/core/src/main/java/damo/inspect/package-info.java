/**
 * Facts about graphs and gradients, as records with a text form. Start with {@link
 * damo.inspect.Inspect}.
 */
@NullMarked
package damo.inspect;

import org.jspecify.annotations.NullMarked;
