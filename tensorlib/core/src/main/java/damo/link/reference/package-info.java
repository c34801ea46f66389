/**
 * The reference semantics: every node computed by itself, plainly. Other executors are compared to
 * this one; it alone of all linkers uses ND4J, as an oracle for matrix products. Start with {@link
 * damo.link.reference.Interpreter}.
 */
@NullMarked
package damo.link.reference;

import org.jspecify.annotations.NullMarked;
