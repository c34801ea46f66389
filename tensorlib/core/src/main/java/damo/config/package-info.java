/**
 * The few switches there are; knows nothing of the rest. Start with {@link damo.config.Setting}.
 */
@NullMarked
package damo.config;

import org.jspecify.annotations.NullMarked;
