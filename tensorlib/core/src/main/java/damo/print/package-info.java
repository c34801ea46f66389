/** Graphs as text: trees, lines of mathematics, LaTeX. Start with {@link damo.print.DebugPrint}. */
@NullMarked
package damo.print;

import org.jspecify.annotations.NullMarked;
