/**
 * The tree every display is made of. {@link damo.display.part.Part} names the few kinds of leaf and
 * branch; {@link damo.display.part.TextWalk} and {@link damo.display.part.HtmlWalk} walk one tree,
 * so what a terminal shows and what a notebook shows cannot drift apart. Nothing here knows a front
 * end.
 */
@NullMarked
package damo.display.part;

import org.jspecify.annotations.NullMarked;
