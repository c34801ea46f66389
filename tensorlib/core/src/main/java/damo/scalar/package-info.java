/**
 * Element types, the table of scalar primitives, and programs over them. Start with {@link
 * damo.scalar.Prim}.
 */
@NullMarked
package damo.scalar;

import org.jspecify.annotations.NullMarked;
