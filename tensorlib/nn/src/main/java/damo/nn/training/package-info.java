/**
 * Models with named parameters, runs that can be stopped and go on, and the files that they leave.
 * {@link damo.nn.training.BaseModel} is what a model extends, {@link damo.nn.training.Trainer} runs
 * it over data, {@link damo.nn.training.Checkpoints} are the files.
 */
@NullMarked
package damo.nn.training;

import org.jspecify.annotations.NullMarked;
