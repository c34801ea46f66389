/**
 * Draws directed graphs in layers without any program outside: {@link damo.display.graph.Graph} is
 * what comes in; {@code Condensed} makes it small enough to read, {@code Ranks}, {@code Ordering}
 * and {@code Coordinates} place it, {@link damo.display.graph.GraphDrawing} draws it. The same
 * graph always gives the same bytes.
 */
@NullMarked
package damo.display.graph;

import org.jspecify.annotations.NullMarked;
