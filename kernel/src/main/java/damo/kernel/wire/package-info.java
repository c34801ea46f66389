/**
 * How messages travel: frames, signatures, sockets. ZeroMQ stays in this package, and so do the
 * threads that touch it. Read {@link damo.kernel.wire.Transport} first.
 */
@NullMarked
package damo.kernel.wire;

import org.jspecify.annotations.NullMarked;
