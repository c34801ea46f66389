/**
 * What all rewrites share: patterns, the fixpoint, the record of what fired. Start with {@link
 * damo.rewrite.engine.Pass}.
 */
@NullMarked
package damo.rewrite.engine;

import org.jspecify.annotations.NullMarked;
