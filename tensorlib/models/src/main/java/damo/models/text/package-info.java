/** Models of words and characters. */
@NullMarked
package damo.models.text;

import org.jspecify.annotations.NullMarked;
