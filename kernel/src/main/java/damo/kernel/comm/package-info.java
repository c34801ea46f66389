/**
 * Comms: conversations between an object in the kernel and its twin in the front end, as widgets
 * need them. Knows messages but not how they travel. Read {@link damo.kernel.comm.Comms} first.
 */
@NullMarked
package damo.kernel.comm;

import org.jspecify.annotations.NullMarked;
