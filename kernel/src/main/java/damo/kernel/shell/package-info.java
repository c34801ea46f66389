/**
 * Java cells: split, compiled, run, stopped, completed and explained, in the kernel's own process.
 *
 * <p>JShell keeps the session (what is declared, what depends on it, completion); the statements of
 * a cell are compiled here, in one piece, so that one cell is few javac runs, errors point into the
 * cell, and operators on tensors can be rewritten. Read {@link damo.kernel.shell.JShellShell}
 * first. Of the tensor library it knows the name of one annotation, and tells variables which cell
 * made them; of Jupyter it knows nothing.
 */
@NullMarked
package damo.kernel.shell;

import org.jspecify.annotations.NullMarked;
