package damo.kernel.protocol;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a front end asks on the shell or control channel. */
public sealed interface Request extends Content {
  /** Who are you? */
  record KernelInfo() implements Request {}

  /** Run this cell. */
  record Execute(
      String code,
      boolean silent,
      boolean storeHistory,
      Map<String, String> userExpressions,
      boolean allowStdin,
      boolean stopOnError)
      implements Request {
    public Execute {
      Objects.requireNonNull(code, "code is missing");
    }
  }

  /** What could follow at this cursor, counted in Unicode code points? */
  record Complete(String code, int cursorPos) implements Request {
    public Complete {
      Objects.requireNonNull(code, "code is missing");
    }
  }

  /** What is the name at this cursor, counted in Unicode code points? */
  record Inspect(String code, int cursorPos, int detailLevel) implements Request {
    public Inspect {
      Objects.requireNonNull(code, "code is missing");
    }
  }

  /** Would this run as it stands? */
  record IsComplete(String code) implements Request {
    public IsComplete {
      Objects.requireNonNull(code, "code is missing");
    }
  }

  /** What ran before? {@code histAccessType} is tail, range or search. */
  record History(
      boolean output,
      boolean raw,
      String histAccessType,
      int session,
      int start,
      @Nullable Integer stop,
      @Nullable Integer n,
      @Nullable String pattern,
      boolean unique)
      implements Request {}

  /** Which comms are open, to this target or to any? */
  record CommInfo(@Nullable String targetName) implements Request {}

  /** Stop the running cell. */
  record Interrupt() implements Request {}

  /** End the process; another may follow. */
  record Shutdown(boolean restart) implements Request {}
}
