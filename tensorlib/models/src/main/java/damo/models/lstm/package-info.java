/**
 * A recurrent network that says which frame of a sequence comes next: {@link
 * damo.models.lstm.NextFrame}.
 */
@NullMarked
package damo.models.lstm;

import org.jspecify.annotations.NullMarked;
