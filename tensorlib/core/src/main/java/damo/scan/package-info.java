/** Loops over graphs: what they walk. Start with {@link damo.scan.Seq}. */
@NullMarked
package damo.scan;

import org.jspecify.annotations.NullMarked;
