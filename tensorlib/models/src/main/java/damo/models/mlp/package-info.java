/** Networks of dense layers: {@link damo.models.mlp.Feedforward}. */
@NullMarked
package damo.models.mlp;

import org.jspecify.annotations.NullMarked;
