package damo.op.count;

import damo.error.DamoException;
import damo.error.ShapeException;
import damo.graph.Apply;
import damo.graph.Gradient;
import damo.graph.Meaning;
import damo.graph.Routine;
import damo.op.Batch;
import damo.op.TensorOp;
import damo.op.index.Along;
import damo.op.shape.Lengths;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions in the flat elements of an array, whose shape is input 0, from positions along each of
 * its axes: the further inputs, of one shape.
 */
public record RavelIndex(Mode mode) implements TensorOp {
  /** What becomes of a position that is out of range. */
  public enum Mode {
    RAISE(0),
    CLIP(1),
    WRAP(2);

    private final int number;

    Mode(int number) {
      this.number = number;
    }

    /** The mode of this name: {@code "raise" "clip" "wrap"}. */
    public static Mode of(String name) {
      for (Mode m : values()) if (m.name().equalsIgnoreCase(name)) return m;
      throw new DamoException(
          "expected the mode \"raise\", \"clip\" or \"wrap\", got \"" + name + "\"");
    }
  }

  /** Of {@code positions} of one shape, one for each length of {@code shape}. */
  public static TensorVariable of(List<TensorVariable> positions, TensorVariable shape, Mode mode) {
    if (shape.ndim() == 1
        && shape.type().lengths().get(0) >= 0
        && Lengths.count(shape) != positions.size())
      throw new ShapeException(
          "ravelMultiIndex: "
              + positions.size()
              + " arrays of positions do not fit "
              + Lengths.count(shape)
              + " lengths");
    List<TensorVariable> inputs = new ArrayList<>(List.of(Along.integers(shape)));
    positions.forEach(p -> inputs.add(Along.integers(p)));
    return new RavelIndex(mode).apply(inputs);
  }

  @Override
  public String name() {
    return "ravelMultiIndex";
  }

  @Override
  public List<TensorType> types(List<TensorVariable> inputs) {
    if (inputs.getFirst().ndim() != 1 || inputs.size() < 2)
      throw new ShapeException(
          "ravelMultiIndex wants positions and a vector of lengths, got "
              + inputs.size()
              + " inputs, the lengths "
              + inputs.getFirst().type());
    return List.of(inputs.get(1).type().as(DType.INT64));
  }

  @Override
  public Meaning meaning(Apply node) {
    return new Meaning.Call(Routine.RAVEL_INDEX, Ints.of(mode.number));
  }

  @Override
  public Optional<List<TensorVariable>> inBatch(Batch batch) {
    if (batch.has(0)) return Optional.empty();
    List<TensorVariable> inputs = new ArrayList<>(batch.whole());
    inputs.set(0, batch.in(0));
    return Optional.of(List.of(apply(inputs)));
  }

  @Override
  public List<Gradient> pullback(Node node, List<@Nullable TensorVariable> outputGradients) {
    List<Gradient> out = new ArrayList<>();
    out.add(Gradient.disconnected("ravelMultiIndex uses its values as lengths"));
    for (int i = 1; i < node.inputs(); i++) out.add(Gradient.zero());
    return out;
  }
}
