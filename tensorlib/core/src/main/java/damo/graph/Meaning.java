package damo.graph;

import com.google.errorprone.annotations.Immutable;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.ScalarProgram;
import damo.value.Value;
import java.util.List;

/**
 * What an op computes, as data. Executors, folding, shape inference, fusion and printing switch
 * over these kinds, never over ops.
 */
public sealed interface Meaning {
  /**
   * A program over scalars, at each position of the inputs broadcast together. Every output of the
   * program is an output of the node, in that common shape.
   */
  record Scalar(ScalarProgram program) implements Meaning {}

  /**
   * Elements of input 0 along {@code axes} become one.
   *
   * @param axes sorted, not negative; empty: the identity
   * @param keepdims whether the axes stay with length 1
   * @param accumulator the dtype in which partial results are held
   */
  record Reduce(Reduction kind, Ints axes, boolean keepdims, DType accumulator)
      implements Meaning {}

  /** Input 0 summed to the shape of input 1, from which it was broadcast. */
  record Unbroadcast() implements Meaning {}

  /**
   * Output 0 shows elements of input 0 by an index map; further inputs are its integer arguments.
   */
  record View(ViewMap map) implements Meaning {}

  /** Reads or writes selected elements. */
  record Index(Access access, Place place) implements Meaning {}

  /** A routine of a library. */
  record Call(Routine routine, Ints parameters) implements Meaning {}

  /** A graph of other ops. */
  record Composite(Expansion expansion) implements Meaning {}

  /**
   * A generated kernel: one pass over the inputs broadcast together, each output of the program
   * stored or reduced.
   *
   * @param tails what becomes of each output of the program
   * @param same pairs of values (numbers of the program) that must have one shape for the single
   *     pass to be right, as must each output of the program and all inputs broadcast together;
   *     checked when shapes are known
   * @param otherwise what to compute where that does not hold: the ops that were fused
   */
  record Fused(ScalarProgram program, List<Tail> tails, List<Ints> same, Expansion otherwise)
      implements Meaning {}

  /** A Java function on values. */
  record Custom(JavaFunction function) implements Meaning {}

  /** What becomes of an output of a fused program. */
  @Immutable
  sealed interface Tail {
    /** Stored as it is. */
    record Store() implements Tail {}

    /** Reduced; the fields are those of {@link Meaning.Reduce}. */
    record Fold(Reduction kind, Ints axes, boolean keepdims, DType accumulator, DType result)
        implements Tail {}
  }

  /** Whether elements are read, replaced or added to. */
  enum Access {
    /** Inputs: x, place's arguments. */
    GATHER,
    /** Inputs: x, value, place's arguments. The last of equal indices wins. */
    SET,
    /** Inputs: x, value, place's arguments. Equal indices accumulate. */
    INC
  }

  /** Which elements are meant. */
  @Immutable
  sealed interface Place {
    /** Those that a view shows. */
    record Through(ViewMap map) implements Place {}

    /**
     * Those that integer arrays, broadcast together, point to: one array for each of {@code axes},
     * all of the other axes whole. The result has the arrays' axes at {@code position}.
     *
     * @param fromFront whether a negative number is an error, and not counted from the end
     * @param named what messages call the axes: their numbers in the array that the user indexed
     */
    record At(Ints axes, int position, boolean fromFront, Ints named) implements Place {
      public At(Ints axes, int position) {
        this(axes, position, false, axes);
      }
    }
  }

  /** Builds the graph of a composite op over the inputs of a node. */
  @Immutable
  @FunctionalInterface
  interface Expansion {
    List<? extends Variable> expand(List<? extends Variable> inputs);
  }

  /** What a custom op computes. */
  @Immutable
  @FunctionalInterface
  interface JavaFunction {
    List<Value> compute(List<Value> inputs);
  }
}
