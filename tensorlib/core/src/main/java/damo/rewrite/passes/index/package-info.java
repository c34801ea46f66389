/**
 * Reading and writing parts of arrays: less is computed where less is read. Start with {@link
 * damo.rewrite.passes.index.PartOfComputed}.
 */
@NullMarked
package damo.rewrite.passes.index;

import org.jspecify.annotations.NullMarked;
