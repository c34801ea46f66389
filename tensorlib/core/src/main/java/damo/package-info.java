/** The two names a notebook types: {@link damo.T} and {@link damo.Damo}. Nothing but delegation. */
@NullMarked
package damo;

import org.jspecify.annotations.NullMarked;
