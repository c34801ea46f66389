/**
 * Loops over graphs: how users ask for them, the op, and its gradient, which is another loop. Start
 * with {@link damo.scan.ScanBuilder}; what a loop computes is {@link damo.graph.Meaning.Loop}.
 */
@NullMarked
package damo.scan;

import org.jspecify.annotations.NullMarked;
