/**
 * Java cells: split, compiled, run, stopped, completed and explained, in the kernel's own process.
 *
 * <p>JShell keeps the session (what is declared, what depends on it, completion); the statements of
 * a cell are compiled here, in one piece, so that one cell is one javac run, errors point into the
 * cell, and operators on tensors can be rewritten. Read {@link damo.kernel.shell.JShellShell} first.
 * Nothing here knows Jupyter or tensors; it imports the JDK only.
 */
@NullMarked
package damo.kernel.shell;

import org.jspecify.annotations.NullMarked;
