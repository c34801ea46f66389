/**
 * Identities as tables of lines, in the user's own syntax. Start with {@link
 * damo.rewrite.rules.Identities}.
 */
@NullMarked
package damo.rewrite.rules;

import org.jspecify.annotations.NullMarked;
