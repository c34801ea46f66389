/**
 * Models to copy and change: each says in symbols what it computes, and names its parameters. Read
 * {@link damo.models.LogisticRegression}, then {@link damo.models.Mlp}, which has one layer more;
 * {@link damo.nn.training.Trainer} trains either. The packages below have larger models, which
 * extend {@link damo.nn.training.BaseModel}.
 */
@NullMarked
package damo.models;

import org.jspecify.annotations.NullMarked;
