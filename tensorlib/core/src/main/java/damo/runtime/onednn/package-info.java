/**
 * oneDNN through foreign functions; the only importer of the linker. Start with {@link
 * damo.runtime.onednn.OneDnn}.
 */
@NullMarked
package damo.runtime.onednn;

import org.jspecify.annotations.NullMarked;
