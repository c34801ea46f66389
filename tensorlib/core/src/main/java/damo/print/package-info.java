/** Graphs as text: trees for people, short texts to compare. */
@NullMarked
package damo.print;

import org.jspecify.annotations.NullMarked;
