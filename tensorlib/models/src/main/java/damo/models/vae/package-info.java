/** The variational autoencoder: {@link damo.models.vae.Vae}. */
@NullMarked
package damo.models.vae;

import org.jspecify.annotations.NullMarked;
