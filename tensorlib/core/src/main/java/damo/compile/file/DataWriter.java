package damo.compile.file;

import damo.error.DamoException;
import damo.graph.Body;
import damo.graph.Constant;
import damo.graph.SharedVariable;
import damo.graph.SubGraph;
import damo.graph.Variable;
import damo.scalar.Ints;
import damo.value.Value;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes data, each with its tag. */
final class DataWriter {
  private final DataOutputStream out;
  private final Map<SharedVariable, Integer> shared;

  DataWriter(OutputStream out) {
    this(out, new IdentityHashMap<>());
  }

  private DataWriter(OutputStream out, Map<SharedVariable, Integer> shared) {
    this.out = new DataOutputStream(out);
    this.shared = shared;
  }

  /** A writer to elsewhere that knows the same shared variables. */
  DataWriter to(OutputStream other) {
    return new DataWriter(other, shared);
  }

  void tag(Tag tag) throws IOException {
    out.writeByte(tag.ordinal());
  }

  void count(int n) throws IOException {
    out.writeInt(n);
  }

  void bytes(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /**
   * Any datum.
   *
   * @throws DamoException if it is of a class that a file cannot hold
   */
  void write(@Nullable Object datum) throws IOException {
    switch (datum) {
      case null -> tag(Tag.NULL);
      case Boolean b -> tag(b ? Tag.TRUE : Tag.FALSE);
      case Integer i -> {
        tag(Tag.INT);
        out.writeInt(i);
      }
      case Long l -> {
        tag(Tag.LONG);
        out.writeLong(l);
      }
      case Double d -> {
        tag(Tag.DOUBLE);
        out.writeDouble(d);
      }
      case String s -> text(s);
      case List<?> l -> list(l);
      case Ints i -> ints(i);
      case Value v -> Arrays.write(this, v);
      case SubGraph g -> {
        tag(Tag.GRAPH);
        new GraphWriter(this).write(g.leaves(), g.outputs());
      }
      case Body b -> {
        tag(Tag.BODY);
        new GraphWriter(this).write(b.leaves(), b.outputs());
      }
      case Variable v -> variable(v);
      case Enum<?> e -> {
        tag(Tag.ENUM);
        text(e.getDeclaringClass().getName());
        text(e.name());
      }
      case Record r -> record(r);
      default -> throw unknown(datum);
    }
  }

  private static DamoException unknown(Object datum) {
    return new DamoException("a file cannot hold a " + datum.getClass().getName());
  }

  private void text(String s) throws IOException {
    byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
    tag(Tag.TEXT);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private void list(List<?> items) throws IOException {
    tag(Tag.LIST);
    out.writeInt(items.size());
    for (Object item : items) write(item);
  }

  private void ints(Ints items) throws IOException {
    tag(Tag.INTS);
    out.writeInt(items.size());
    for (int i = 0; i < items.size(); i++) out.writeInt(items.get(i));
  }

  private void record(Record r) throws IOException {
    if (!Classes.mayBeNamed(r.getClass())) throw unknown(r);
    RecordComponent[] parts = r.getClass().getRecordComponents();
    tag(Tag.RECORD);
    text(r.getClass().getName());
    out.writeInt(parts.length);
    for (RecordComponent part : parts) {
      text(part.getName());
      write(Classes.get(part, r));
    }
  }

  private void variable(Variable v) throws IOException {
    switch (v) {
      case SharedVariable s when shared.containsKey(s) -> {
        tag(Tag.SHARED_AGAIN);
        out.writeInt(shared.get(s));
      }
      case SharedVariable s -> {
        shared.put(s, shared.size());
        tag(Tag.SHARED);
        write(s.type());
        write(s.name());
        write(s.current());
      }
      case Constant c -> {
        tag(Tag.CONSTANT);
        write(c.name());
        write(c.value());
      }
      default -> {
        tag(Tag.VARIABLE);
        write(v.type());
        write(v.name());
      }
    }
  }
}
