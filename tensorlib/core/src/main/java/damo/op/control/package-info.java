/**
 * What decides, checks, tells or stops while a graph runs. Start with {@link
 * damo.op.control.IfElse}.
 */
@NullMarked
package damo.op.control;

import org.jspecify.annotations.NullMarked;
