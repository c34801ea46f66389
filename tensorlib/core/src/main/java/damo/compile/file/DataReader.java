package damo.compile.file;

import damo.error.DamoException;
import damo.graph.Body;
import damo.graph.SubGraph;
import damo.graph.Type;
import damo.graph.Variable;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorConstant;
import damo.tensor.TensorType;
import damo.value.Value;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link DataWriter} wrote. */
final class DataReader {
  private final DataInputStream in;
  private final List<SharedTensor> shared = new ArrayList<>();

  DataReader(byte[] bytes) {
    this.in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** How many bytes are left. */
  int left() throws IOException {
    return in.available();
  }

  byte[] bytes(int n) throws IOException {
    byte[] out = in.readNBytes(n);
    if (out.length < n) throw new EOFException("it ends too early");
    return out;
  }

  /** How many data follow: each has a byte at least. */
  int count() throws IOException {
    int n = in.readInt();
    if (n < 0 || n > left()) throw new EOFException("it ends too early");
    return n;
  }

  int number() throws IOException {
    return in.readInt();
  }

  /** A datum that is one of {@code type}. */
  <X> X read(Class<X> type) throws IOException {
    Object datum = read();
    if (type.isInstance(datum)) return type.cast(datum);
    throw new DamoException("expected a " + type.getSimpleName() + ", found " + datum);
  }

  /** A text, or null. */
  @Nullable String name() throws IOException {
    Object datum = read();
    if (datum == null || datum instanceof String) return (String) datum;
    throw new DamoException("expected a name, found " + datum);
  }

  @Nullable Object read() throws IOException {
    return switch (Tag.of(in.readUnsignedByte())) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> in.readDouble();
      case TEXT -> new String(bytes(count()), StandardCharsets.UTF_8);
      case LIST -> list();
      case ENUM -> Classes.constant(read(String.class), read(String.class));
      case RECORD -> record();
      case INTS -> ints();
      case ARRAY -> Arrays.read(this);
      case GRAPH -> new GraphReader(this).read().as(SubGraph::of);
      case BODY -> new GraphReader(this).read().as(Body::of);
      case SHARED_AGAIN -> shared.get(in.readInt());
      case SHARED -> shared();
      case CONSTANT -> constant();
      case VARIABLE -> variable();
    };
  }

  private List<@Nullable Object> list() throws IOException {
    int n = count();
    List<@Nullable Object> out = new ArrayList<>();
    for (int i = 0; i < n; i++) out.add(read());
    return Collections.unmodifiableList(out);
  }

  private Ints ints() throws IOException {
    int[] out = new int[count()];
    for (int i = 0; i < out.length; i++) out[i] = in.readInt();
    return Ints.of(out);
  }

  private Object record() throws IOException {
    String type = read(String.class);
    int n = count();
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) components.put(read(String.class), read());
    return Classes.record(type, components);
  }

  private SharedTensor shared() throws IOException {
    TensorType type = read(TensorType.class);
    SharedTensor s = SharedTensor.stateOf(type, name());
    s.advance(read(Value.class));
    shared.add(s);
    return s;
  }

  private Variable constant() throws IOException {
    String name = name();
    TensorConstant c = TensorConstant.of(read(Value.class));
    if (name != null) c.named(name);
    return c;
  }

  private Variable variable() throws IOException {
    return read(Type.class).leaf(name());
  }
}
