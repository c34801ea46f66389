package damo.runtime.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Things of oneDNN that end together, in the order opposite to that in which they were made. */
final class Owned implements Runnable {
  private final List<Runnable> ends = new ArrayList<>();

  /** A description of memory, to be ended with this. */
  MemorySegment description(MemorySegment made) {
    return ended("dnnl_memory_desc_destroy", made);
  }

  /** A description of a primitive. */
  MemorySegment plan(MemorySegment made) {
    return ended("dnnl_primitive_desc_destroy", made);
  }

  /** A memory object, nowhere yet. */
  MemorySegment memory(MemorySegment description) {
    MemorySegment made =
        Engine.made(
            p -> Dnn.call("dnnl_memory_create", p, description, Engine.ENGINE, MemorySegment.NULL));
    return ended("dnnl_memory_destroy", made);
  }

  /** A primitive of a description, which is ended with it. */
  MemorySegment primitive(MemorySegment plan) {
    plan(plan);
    MemorySegment made = Engine.made(p -> Dnn.call("dnnl_primitive_create", p, plan));
    return ended("dnnl_primitive_destroy", made);
  }

  private MemorySegment ended(String function, MemorySegment made) {
    ends.add(() -> Dnn.call(function, made));
    return made;
  }

  @Override
  public void run() {
    for (Runnable end : ends.reversed()) end.run();
    ends.clear();
  }
}
