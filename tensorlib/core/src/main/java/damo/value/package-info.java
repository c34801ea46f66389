/** Arrays as Damo holds them, and the border to ND4J. Start with {@link damo.value.Value}. */
@NullMarked
package damo.value;

import org.jspecify.annotations.NullMarked;
