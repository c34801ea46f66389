/**
 * What a user calls to see something: {@link damo.display.Display} shows any object, {@link
 * damo.display.Live} draws a training run while it runs, {@link damo.display.Charts}, {@link
 * damo.display.Spark} and {@link damo.display.Images} make pictures of numbers.
 *
 * <p>Any object becomes a {@link damo.display.part.Part}, a small tree, through the {@link
 * damo.display.Displayer} nearest to its type; the tree is walked once to text and once to HTML.
 * Front ends plug in as an {@link damo.display.Outlet}. Read {@link damo.display.Display} first.
 */
@NullMarked
package damo.display;

import org.jspecify.annotations.NullMarked;
