/** Variables, apply nodes, ops and what they mean. Start with {@link damo.graph.Op}. */
@NullMarked
package damo.graph;

import org.jspecify.annotations.NullMarked;
