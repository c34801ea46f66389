/**
 * The executor that checks another against the reference. Start with {@link
 * damo.link.debug.DebugLinker}.
 */
@NullMarked
package damo.link.debug;

import org.jspecify.annotations.NullMarked;
