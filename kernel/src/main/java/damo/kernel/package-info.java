/**
 * The kernel as a process, and the one name that cells use of it, {@link damo.kernel.Kernel}. Read
 * {@link damo.kernel.Main} first: it puts the parts together.
 */
@NullMarked
package damo.kernel;

import org.jspecify.annotations.NullMarked;
