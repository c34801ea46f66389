/** What is accumulated along an axis. Start with {@link damo.op.running.Cumulative}. */
@NullMarked
package damo.op.running;

import org.jspecify.annotations.NullMarked;
