/**
 * The displayers that come with Damo, one for each type that has more to show than its {@code
 * toString()}. They are listed in {@code META-INF/services} and are found as anybody's are.
 */
@NullMarked
package damo.display.displayer;

import org.jspecify.annotations.NullMarked;
