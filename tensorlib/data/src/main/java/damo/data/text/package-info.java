/**
 * Texts with labels, as words, as numbers of a vocabulary, and padded batch by batch. Read {@link
 * damo.data.text.Texts} first.
 */
@NullMarked
package damo.data.text;

import org.jspecify.annotations.NullMarked;
