package damo.kernel.session;

import damo.kernel.protocol.Publication;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows bundles in the output of a cell, between the lines it prints. */
public final class Screen {
  private final Publisher publisher;
  private final Origins origins;
  private final CellOutput output;
  private final @Nullable Origin pinned;

  Screen(Publisher publisher, Origins origins, CellOutput output) {
    this(publisher, origins, output, null);
  }

  private Screen(Publisher publisher, Origins origins, CellOutput output, @Nullable Origin pinned) {
    this.publisher = publisher;
    this.origins = origins;
    this.output = output;
    this.pinned = pinned;
  }

  /** Shows a bundle; with an id, it can be replaced later. */
  public void display(MimeBundle bundle, @Nullable String displayId) {
    publish(new Publication.DisplayData(bundle.data(), bundle.metadata(), passing(displayId)));
  }

  /** Replaces what was shown under this id, in whichever cell. */
  public void update(String displayId, MimeBundle bundle) {
    publish(
        new Publication.UpdateDisplayData(bundle.data(), bundle.metadata(), passing(displayId)));
  }

  /** Empties the cell's output, or lets the next output do so. */
  public void clear(boolean untilNext) {
    publish(new Publication.ClearOutput(untilNext));
  }

  /** A screen for the cell that runs now, whichever thread uses it and when. */
  public Screen pinned() {
    return new Screen(publisher, origins, output, origin());
  }

  private void publish(Publication publication) {
    output.flush();
    publisher.publish(origin(), publication);
  }

  private Origin origin() {
    return pinned != null ? pinned : origins.current();
  }

  private static Map<String, Object> passing(@Nullable String displayId) {
    return displayId == null ? Map.of() : Map.of("display_id", displayId);
  }
}
