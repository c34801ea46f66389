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

  /**
   * Input 1 if input 0, a bool scalar, is true, else input 2. What only the other one needs is not
   * computed.
   */
  record Choice() implements Meaning {}

  /** Input 0 as it is, after something was done or checked; not to be left out. */
  record Effect(Watch watch) implements Meaning {}

  /** A graph that runs as one node. */
  record Nested(SubGraph body) implements Meaning {}

  /**
   * A body run step after step.
   *
   * <p>Inputs of the node: the number of steps, an int64 scalar; the sequences, one row for each
   * step; the states' first rows, of each as many as it reaches back; whatever stays the same.
   * Leaves of the body: for each sequence its row of the step; for each state the rows at its taps;
   * what stays the same. Outputs of the body: the next row of each state; a row of each map; if the
   * loop may end early, whether this step was the last.
   *
   * <p>Outputs of the node: the rows of each state, the first ones included, and of each map; then
   * the number of steps made, if the loop may end early. A first row whose length of an axis is 1
   * is broadcast to the rows that follow.
   *
   * @param sequences how many there are
   * @param taps for each state the rows that a step sees: −1 is the one before
   * @param maps how many outputs are not fed back
   * @param until whether the loop may end early
   * @param kept for each state and map how many of its last rows are wanted; −1 for all
   */
  @Immutable
  @SuppressWarnings("Immutable") // copied on construction
  record Loop(Body body, int sequences, List<Ints> taps, int maps, boolean until, Ints kept)
      implements Meaning {
    public Loop {
      taps = List.copyOf(taps);
    }

    /** How many states there are. */
    public int states() {
      return taps.size();
    }

    /** How many steps back state {@code i} reaches: as many rows it needs to begin with. */
    public int depth(int i) {
      int depth = 1;
      Ints all = taps.get(i);
      for (int k = 0; k < all.size(); k++) depth = Math.max(depth, -all.get(k));
      return depth;
    }

    /** The input with the first rows of state {@code i}. */
    public int firstRows(int i) {
      return 1 + sequences + i;
    }

    /** The first of the inputs that stay the same. */
    public int firstFixed() {
      return 1 + sequences + states();
    }

    /** The leaf that stands for the first tap of state {@code i}. */
    public int stateLeaf(int i) {
      int at = sequences;
      for (int k = 0; k < i; k++) at += taps.get(k).size();
      return at;
    }

    /** The leaf that stands for the first of the inputs that stay the same. */
    public int fixedLeaf() {
      return stateLeaf(states());
    }

    /** How many inputs stay the same. */
    public int fixed() {
      return body.leaves().size() - fixedLeaf();
    }

    /** How many outputs have rows: all but the number of steps. */
    public int traces() {
      return states() + maps;
    }

    /** Rows that output {@code i} has before the first step. */
    public int rowsBefore(int i) {
      return i < states() ? depth(i) : 0;
    }

    /** How many rows output {@code i} has after {@code steps} steps. */
    public int rows(int i, int steps) {
      int all = rowsBefore(i) + steps;
      return kept.get(i) < 0 ? all : Math.min(kept.get(i), all);
    }
  }

  /** A Java function on values. */
  record Custom(JavaFunction function) implements Meaning {}

  /** What an effect does when it runs. */
  @Immutable
  sealed interface Watch {
    /** What users wrote; may be empty. */
    String message();

    /** Writes the message and the value. */
    record Print(String message) implements Watch {}

    /** An error unless every element of every further input is true. */
    record Check(String message) implements Watch {}

    /** An error. */
    record Fail(String message) implements Watch {}
  }

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
    /** The outputs, of new nodes over {@code inputs}. */
    List<? extends Variable> expand(List<? extends Variable> inputs);
  }

  /** What a custom op computes. */
  @Immutable
  @FunctionalInterface
  interface JavaFunction {
    /** One value for each output. */
    List<Value> compute(List<Value> inputs);
  }
}
