package damo.kernel.protocol;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/** What the kernel tells every front end on iopub. */
public sealed interface Publication extends Content {
  /** {@code starting}, {@code busy} or {@code idle}. */
  record Status(String executionState) implements Publication {}

  /** The cell that is about to run. */
  record ExecuteInput(String code, int executionCount) implements Publication {}

  /** Text on {@code stdout} or {@code stderr}. */
  record Stream(String name, String text) implements Publication {}

  /** A picture, with its display id under {@code transient}. */
  record DisplayData(
      Map<String, Object> data,
      Map<String, Object> metadata,
      @SerializedName("transient") Map<String, Object> passing)
      implements Publication {}

  /** A picture that takes the place of those shown under the same display id. */
  record UpdateDisplayData(
      Map<String, Object> data,
      Map<String, Object> metadata,
      @SerializedName("transient") Map<String, Object> passing)
      implements Publication {}

  /** The value of a cell. */
  record ExecuteResult(int executionCount, Map<String, Object> data, Map<String, Object> metadata)
      implements Publication {}

  /** A cell's failure. */
  record Error(String ename, String evalue, List<String> traceback) implements Publication {}

  /** Empty the cell's output, or wait for the next one to do so. */
  record ClearOutput(@SerializedName("wait") boolean untilNext) implements Publication {}

  /** The first word to a new subscriber. */
  record IopubWelcome(String subscription) implements Publication {}
}
