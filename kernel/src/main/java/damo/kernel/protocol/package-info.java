/**
 * Jupyter messages as records: what a message says, and under which name it travels. Nothing here
 * knows of sockets or threads. Read {@link damo.kernel.protocol.MessageType} first: it is the table
 * from name to record.
 */
@NullMarked
package damo.kernel.protocol;

import org.jspecify.annotations.NullMarked;
