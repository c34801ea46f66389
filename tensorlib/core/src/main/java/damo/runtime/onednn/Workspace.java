package damo.runtime.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Room outside the heap for one call at a time, shared by all that a thread runs. */
final class Workspace {
  private static final int LINE = 64;
  private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

  private MemorySegment room = MemorySegment.NULL;
  private long used;

  private Workspace() {}

  /** The room of this thread, all of it free, of at least so many bytes. */
  static Workspace ofThread(long bytes) {
    Workspace own = OF_THREAD.get();
    own.used = 0;
    if (own.room.byteSize() < bytes) own.room = Arena.ofAuto().allocate(bytes, LINE);
    return own;
  }

  /** What {@link #take} takes for so many bytes. */
  static long rounded(long bytes) {
    return (bytes + LINE - 1) / LINE * LINE;
  }

  MemorySegment take(long bytes) {
    MemorySegment part = room.asSlice(used, bytes);
    used += rounded(bytes);
    return part;
  }
}
