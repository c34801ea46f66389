/** Java in cells. Read {@link damo.kernel.shell.JavaShell} first. */
@NullMarked
package damo.kernel.shell;

import org.jspecify.annotations.NullMarked;
