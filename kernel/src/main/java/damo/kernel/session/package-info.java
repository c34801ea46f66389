/**
 * What the kernel does with messages: who runs which, on which thread, and to which cell output
 * belongs. Knows the wire only as a {@link damo.kernel.wire.Transport} and Java only as a {@link
 * damo.kernel.shell.JavaShell}. Read {@link damo.kernel.session.Session} first.
 */
@NullMarked
package damo.kernel.session;

import org.jspecify.annotations.NullMarked;
