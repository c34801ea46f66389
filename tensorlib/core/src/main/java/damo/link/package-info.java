/** Turning graphs into something that runs. Start with {@link damo.link.Linker}. */
@NullMarked
package damo.link;

import org.jspecify.annotations.NullMarked;
