/**
 * Magics: lines that begin with {@code %} and cells that begin with {@code %%}. They are registered
 * as jupyter-jvm-basekernel's annotations have it, so that magics written for IJava run here. Read
 * {@link damo.kernel.magic.MagicShell} first.
 */
@NullMarked
package damo.kernel.magic;

import org.jspecify.annotations.NullMarked;
