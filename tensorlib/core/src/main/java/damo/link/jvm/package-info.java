/**
 * The executor of {@code FAST_RUN}: generated kernels over tiles, library products, planned memory.
 * Start with {@link damo.link.jvm.JvmLinker}.
 */
@NullMarked
package damo.link.jvm;

import org.jspecify.annotations.NullMarked;
