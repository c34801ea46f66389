package damo.link.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.graph.Meaning.Tail;
import damo.graph.Reduction;
import damo.link.Broadcast;
import damo.link.Geometry;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram;
import damo.value.Elements;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class TiledKernelTest {
  private static final Tail STORE = new Tail.Store();
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e-40,
    0.5,
    -2.5,
    3,
    100,
    -100,
    1e30
  };

  private final Random random = new Random(20);

  @Test
  void everyPrimitiveComputesWhatItsTableRowSays() {
    for (Prim prim : Prim.values()) {
      for (DType dtype : DType.values()) {
        if (prim == Prim.CAST || (dtype.isFloat() ? !prim.takesFloats() : !prim.takesIntegers()))
          continue;
        if (dtype.isBool() && (prim == Prim.SUB || prim == Prim.NEG)) continue;
        DType result = prim.result() == Prim.Result.BOOL_RESULT ? DType.BOOL : dtype;
        List<DType> in = new ArrayList<>(java.util.Collections.nCopies(prim.arity(), dtype));
        if (prim == Prim.WHERE) in.set(0, DType.BOOL);
        ScalarProgram.Builder b = new ScalarProgram.Builder(in);
        int v = b.apply(prim, result, Ints.range(0, prim.arity()).toArray());
        check(b.build(v), List.of(STORE), Ints.of(500), placed(in, Ints.of(500)));
      }
    }
  }

  @Test
  void comparisonsWithNumbersAreExactAtTheEdges() {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (Prim prim : List.of(Prim.LT, Prim.LE, Prim.GT, Prim.GE, Prim.EQ, Prim.NEQ)) {
        for (double with : new double[] {0, -0.0, 1, 3.4e38, 1e-45, Double.POSITIVE_INFINITY}) {
          ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(dtype));
          int number = b.literal(dtype, with);
          int right = b.apply(prim, DType.BOOL, 0, number);
          int left = b.apply(prim, DType.BOOL, number, 0);
          check(
              b.build(right, left),
              List.of(STORE, STORE),
              Ints.of(400),
              placed(List.of(dtype), Ints.of(400)));
        }
      }
    }
  }

  @Test
  void everyCastConvertsAsValuesDo() {
    for (DType from : DType.values()) {
      for (DType to : DType.values()) {
        ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(from));
        int v = b.cast(0, to);
        check(b.build(v), List.of(STORE), Ints.of(300), placed(List.of(from), Ints.of(300)));
      }
    }
  }

  @Test
  void shapesStridesAndTailsOfAllKindsAgreeWithTheOracle() {
    for (int round = 0; round < 1500; round++) {
      DType dtype =
          List.of(DType.FLOAT32, DType.FLOAT64, DType.INT32, DType.INT64, DType.UINT8, DType.BOOL)
              .get(random.nextInt(6));
      Ints shape = shape();
      List<DType> in = List.of(dtype, dtype, dtype);
      ScalarProgram.Builder b = new ScalarProgram.Builder(in);
      int max = b.apply(Prim.MAXIMUM, dtype, 0, 1);
      int sum = b.apply(Prim.MINIMUM, dtype, max, 2);
      int out =
          dtype.isFloat()
              ? b.apply(Prim.TANH, dtype, sum)
              : b.apply(Prim.MAXIMUM, dtype, sum, b.literal(dtype, 1));
      ScalarProgram p = b.build(max, out, out);
      List<Tail> tails =
          List.of(STORE, fold(dtype, shape), random.nextBoolean() ? STORE : fold(dtype, shape));
      List<ProgramOracle.Placed> placed = new ArrayList<>();
      for (DType d : in) placed.add(place(d, random.nextInt(3) == 0 ? broadcast(shape) : shape));
      check(p, tails, shape, placed);
    }
  }

  @Test
  void everyReductionOverEverySetOfAxes() {
    Ints shape = Ints.of(3, 70, 5);
    for (DType dtype : DType.values()) {
      for (Reduction kind : Reduction.values()) {
        for (int axes = 0; axes < 8; axes++) {
          Tail tail = fold(kind, dtype, axes, 3);
          ScalarProgram p = new ScalarProgram(List.of(dtype), List.of(), Ints.of(0));
          check(p, List.of(tail), shape, List.of(place(dtype, shape)));
        }
      }
    }
  }

  @Test
  void manyTilesOfManyRowsAndOfLongRows() {
    for (Ints shape :
        List.of(
            Ints.of(700, 9),
            Ints.of(3, 5000),
            Ints.of(1, 9000),
            Ints.of(9000, 1),
            Ints.of(9000),
            Ints.of(40, 3, 101))) {
      for (int axes = 0; axes < 1 << shape.size(); axes++) {
        ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(DType.FLOAT32, DType.FLOAT32));
        int v = b.apply(Prim.EXP, DType.FLOAT32, b.apply(Prim.MINIMUM, DType.FLOAT32, 0, 1));
        int w = b.apply(Prim.MAXIMUM, DType.FLOAT32, v, 0);
        List<Tail> tails =
            List.of(
                STORE,
                fold(Reduction.SUM, DType.FLOAT32, axes, shape.size()),
                fold(Reduction.ARGMAX, DType.FLOAT32, axes, shape.size()));
        Ints row = Ints.of(shape.get(shape.size() - 1));
        check(
            b.build(w, w, v),
            tails,
            shape,
            List.of(place(DType.FLOAT32, shape), place(DType.FLOAT32, row)));
      }
    }
  }

  @Test
  void anOutputMayBeWrittenOverAnInput() {
    ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(DType.FLOAT32, DType.FLOAT32));
    int v = b.apply(Prim.SUB, DType.FLOAT32, 0, 1);
    int w = b.apply(Prim.MUL, DType.FLOAT32, b.apply(Prim.EXP, DType.FLOAT32, v), 0);
    ScalarProgram p = b.build(v, w);
    for (int n : new int[] {10, 5000}) {
      Value x = Value.zeros(DType.FLOAT32, Ints.of(n));
      Value g = Value.zeros(DType.FLOAT32, Ints.of(n));
      for (int i = 0; i < n; i++) ((float[]) x.array())[i] = i % 7;
      for (int i = 0; i < n; i++) ((float[]) g.array())[i] = i % 3;
      Geometry dense = Geometry.dense(Ints.of(n));
      List<Value> expected =
          ProgramOracle.evaluate(
              p,
              List.of(STORE, STORE),
              Ints.of(n),
              List.of(
                  new ProgramOracle.Placed(DType.FLOAT32, x.copy().array(), 0, dense),
                  new ProgramOracle.Placed(DType.FLOAT32, g.array(), 0, dense)));
      TiledKernel kernel = new TiledKernel(p, List.of(STORE, STORE));
      kernel.prepare(Ints.of(n), List.of(dense, dense));
      float[] other = new float[n];
      kernel.run(new Object[] {x.array(), g.array()}, new int[2], new Object[] {x.array(), other});
      assertClose(expected.get(0), x, "in place");
      assertClose(expected.get(1), Value.wrap(DType.FLOAT32, Ints.of(n), other), "beside it");
    }
  }

  @Test
  void aFoldOfNothingIsItsIdentityOrAnError() {
    ScalarProgram p = new ScalarProgram(List.of(DType.FLOAT32), List.of(), Ints.of(0));
    Ints empty = Ints.of(0, 3);
    check(
        p,
        List.of(fold(Reduction.SUM, DType.FLOAT32, 1, 2)),
        empty,
        List.of(place(DType.FLOAT32, empty)));
    check(
        p,
        List.of(fold(Reduction.PROD, DType.FLOAT32, 3, 2)),
        empty,
        List.of(place(DType.FLOAT32, empty)));
    TiledKernel max = new TiledKernel(p, List.of(fold(Reduction.MAX, DType.FLOAT32, 1, 2)));
    assertThrows(
        damo.error.ShapeException.class, () -> max.prepare(empty, List.of(Geometry.dense(empty))));
  }

  @Test
  void aSteadyRunAllocatesNothing() {
    ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(DType.FLOAT32, DType.FLOAT32));
    int v = b.apply(Prim.TANH, DType.FLOAT32, b.apply(Prim.ADD, DType.FLOAT32, 0, 1));
    TiledKernel kernel =
        new TiledKernel(b.build(v, v), List.of(STORE, fold(Reduction.SUM, DType.FLOAT32, 1, 2)));
    kernel.prepare(
        Ints.of(20, 500), List.of(Geometry.dense(Ints.of(20, 500)), Geometry.dense(Ints.of(500))));
    Object[] in = {new float[10000], new float[500]};
    Object[] out = {new float[10000], new float[500]};
    int[] offsets = new int[2];
    for (int i = 0; i < 2000; i++) kernel.run(in, offsets, out);
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < 1000; i++) kernel.run(in, offsets, out);
    long bytes = threads.getThreadAllocatedBytes(id) - before;
    assertTrue(bytes < 20_000, bytes + " bytes in 1000 runs");
  }

  @Test
  void anInterruptStopsARunUnlessItWritesOverItsInputs() {
    ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(DType.FLOAT32));
    TiledKernel kernel =
        new TiledKernel(b.build(b.apply(Prim.SIN, DType.FLOAT32, 0)), List.of(STORE));
    Object[] x = {new float[1_000_000]};
    Object[] y = {new float[1_000_000]};
    kernel.prepare(Ints.of(1_000_000), List.of(Geometry.dense(Ints.of(1_000_000))));
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> kernel.run(x, new int[1], y));
    kernel.runToTheEnd();
    kernel.prepare(Ints.of(1_000_000), List.of(Geometry.dense(Ints.of(1_000_000))));
    Thread.currentThread().interrupt();
    kernel.run(x, new int[1], x);
    assertTrue(Thread.interrupted());
  }

  @Test
  void generatedClassesVerify() {
    ScalarProgram.Builder b =
        new ScalarProgram.Builder(List.of(DType.FLOAT32, DType.BOOL, DType.INT64, DType.FLOAT64));
    int where = b.apply(Prim.WHERE, DType.FLOAT32, 1, 0, b.literal(DType.FLOAT32, 2));
    int wide =
        b.apply(
            Prim.POW,
            DType.FLOAT64,
            b.cast(where, DType.FLOAT64),
            b.apply(Prim.LOG, DType.FLOAT64, 3));
    int sum = b.apply(Prim.ADD, DType.INT64, 2, b.cast(wide, DType.INT64));
    ScalarProgram p = b.build(where, wide, sum);
    for (Ints uniform : List.of(Ints.of(), Ints.of(0), Ints.of(1, 3), Ints.of(0, 1, 2, 3))) {
      byte[] bytes = KernelCompiler.bytes(new Schedule(new KernelForm(p, uniform)));
      assertEquals(
          List.of(),
          java.lang.classfile.ClassFile.of().verify(bytes).stream()
              .map(Object::toString)
              .filter(m -> !m.contains("Could not resolve"))
              .toList());
    }
  }

  @Test
  void theListingReadsAsLoops() {
    ScalarProgram.Builder b = new ScalarProgram.Builder(List.of(DType.FLOAT32, DType.FLOAT32));
    int v = b.apply(Prim.TANH, DType.FLOAT32, b.apply(Prim.ADD, DType.FLOAT32, 0, 1));
    TiledKernel kernel = new TiledKernel(b.build(v), List.of(STORE));
    kernel.prepare(
        Ints.of(4, 3), List.of(Geometry.dense(Ints.of(4, 3)), Geometry.dense(Ints.of(3))));
    assertEquals(
        """
          for (i) {
            float v0 = x0[i] + x1[i]; v0[i] = v0;
          }
          tanh(v0 -> v1);
          store v1 as float32;
        """,
        kernel.listing());
  }

  private Ints shape() {
    int[] lengths = new int[random.nextInt(4)];
    for (int i = 0; i < lengths.length; i++)
      lengths[i] = List.of(1, 2, 3, 5, 17).get(random.nextInt(5));
    return Ints.of(lengths);
  }

  private Ints broadcast(Ints shape) {
    int drop = random.nextInt(shape.size() + 1);
    return Ints.of(shape.stream().skip(drop).map(n -> random.nextInt(3) == 0 ? 1 : n).toArray());
  }

  private Tail fold(DType dtype, Ints shape) {
    return fold(
        Reduction.values()[random.nextInt(Reduction.values().length)],
        dtype,
        random.nextInt(1 << shape.size()),
        shape.size());
  }

  private static Tail fold(Reduction kind, DType dtype, int axes, int rank) {
    DType accumulator = kind == Reduction.MEAN ? DType.FLOAT64 : dtype.toAccumulator();
    DType result =
        switch (kind) {
          case SUM, PROD -> dtype.toSum();
          case MEAN -> dtype.toFloat();
          case MAX, PEAK, MIN -> dtype;
          case ANY, ALL -> DType.BOOL;
          case ARGMAX, ARGMIN -> DType.INT64;
        };
    return new Tail.Fold(
        kind,
        Ints.of(Ints.range(0, rank).stream().filter(a -> (axes >> a & 1) == 1).toArray()),
        false,
        accumulator,
        result);
  }

  private List<ProgramOracle.Placed> placed(List<DType> dtypes, Ints shape) {
    return dtypes.stream().map(d -> place(d, shape)).toList();
  }

  /** Random elements: dense, at an offset, with axes in another order, with gaps or reversed. */
  private ProgramOracle.Placed place(DType dtype, Ints shape) {
    int way = random.nextInt(4);
    int rank = shape.size();
    int[] strides = new int[rank];
    int gap = way == 2 ? 2 : 1;
    int step = gap;
    int offset = way == 0 ? 0 : 3;
    for (int k = 0; k < rank; k++) {
      int axis = way == 3 ? k : rank - 1 - k;
      boolean reversed = way == 2 && random.nextBoolean();
      strides[axis] = reversed ? -step : step;
      if (reversed) offset += step * Math.max(0, shape.get(axis) - 1);
      step *= Math.max(1, shape.get(axis));
    }
    Object array = Elements.of(dtype).allocate(offset + step * 2 + 1);
    fill(dtype, array);
    return new ProgramOracle.Placed(dtype, array, offset, new Geometry(shape, Ints.of(strides)));
  }

  private void fill(DType dtype, Object array) {
    Elements e = Elements.of(dtype);
    for (int i = 0; i < e.length(array); i++) {
      if (dtype.isFloat())
        e.setDouble(
            array,
            i,
            random.nextInt(4) == 0
                ? SPECIAL[random.nextInt(SPECIAL.length)]
                : random.nextGaussian() * 3);
      else if (dtype.isBool()) e.setLong(array, i, random.nextInt(2));
      else e.setLong(array, i, random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(7) - 2);
    }
  }

  private static void check(
      ScalarProgram p, List<Tail> tails, Ints shape, List<ProgramOracle.Placed> in) {
    assertEquals(
        shape,
        Broadcast.shape(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(shape), in.stream().map(x -> x.geometry().shape()))
                .toList()));
    List<Value> expected = ProgramOracle.evaluate(p, tails, shape, in);
    TiledKernel kernel = new TiledKernel(p, tails);
    kernel.prepare(shape, in.stream().map(ProgramOracle.Placed::geometry).toList());
    Object[] out = expected.stream().map(v -> Elements.of(v.dtype()).allocate(v.size())).toArray();
    int[] offsets = in.stream().mapToInt(ProgramOracle.Placed::offset).toArray();
    for (int run = 0; run < 2; run++)
      kernel.run(in.stream().map(ProgramOracle.Placed::array).toArray(), offsets, out);
    for (int o = 0; o < out.length; o++) {
      Value v = expected.get(o);
      assertClose(
          v,
          Value.wrap(v.dtype(), v.shape(), out[o]),
          p + " " + tails.get(o) + " on " + shape + "\n" + kernel.listing());
    }
  }

  private static void assertClose(Value expected, Value got, String what) {
    double tolerance =
        expected.dtype() == DType.FLOAT64 ? 1e-12 : expected.dtype() == DType.FLOAT16 ? 2e-3 : 1e-5;
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.getDouble(i);
      double g = got.getDouble(i);
      boolean equal =
          Double.compare(e, g) == 0
              || e == g
              || (expected.dtype().isFloat()
                  && Math.abs(e - g) <= tolerance * Math.max(1e-3, Math.abs(e)));
      if (!equal || (!expected.dtype().isFloat() && expected.getLong(i) != got.getLong(i))) {
        assertEquals(e, g, "element " + i + " of " + what);
      }
    }
  }
}
