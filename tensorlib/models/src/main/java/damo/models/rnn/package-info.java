/** A plain recurrent network along sequences: {@link damo.models.rnn.RecurrentNet}. */
@NullMarked
package damo.models.rnn;

import org.jspecify.annotations.NullMarked;
