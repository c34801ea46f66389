/** Expressions as people write them: a line of mathematics, LaTeX. */
@NullMarked
package damo.notation;

import org.jspecify.annotations.NullMarked;
