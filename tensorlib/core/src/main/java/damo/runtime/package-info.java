/** What runs underneath executors. Start with {@link damo.runtime.Interrupted}. */
@NullMarked
package damo.runtime;

import org.jspecify.annotations.NullMarked;
