package damo.compile.file;

import static damo.testing.Errors.assertSays;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.In;
import damo.compile.Mode;
import damo.compile.OpFromGraph;
import damo.compile.Out;
import damo.compile.Updates;
import damo.error.DamoException;
import damo.random.RandomStreams;
import damo.scalar.DType;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.OpCase;
import damo.testing.OpRow;
import damo.testing.OpTable;
import damo.testing.TensorAssert;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that were written to files and read again. */
class SavedFunctionTest {
  @TempDir Path folder;
  private final TensorVariable x = T.dvector("x");

  static List<Mode> modes() {
    return List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG, Mode.NAN_GUARD);
  }

  static Stream<OpRow> rows() {
    return OpTable.rows().stream().filter(row -> !row.name().equals("custom"));
  }

  private Function again(Function f) {
    Path path = folder.resolve("f.damo");
    f.save(path);
    return Damo.loadFunction(path);
  }

  @Test
  void whoMayReadOtherFilesMayReadThisOne() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    again(Damo.function(List.of(x), x.exp()));
    Path other = Files.createFile(folder.resolve("other"));
    assertEquals(
        Files.getPosixFilePermissions(other),
        Files.getPosixFilePermissions(folder.resolve("f.damo")));
  }

  /** With its gradients, where there are some. */
  @ParameterizedTest
  @MethodSource("rows")
  void everyOpComesBack(OpRow row) {
    for (OpCase c : row.cases().subList(0, Math.min(3, row.cases().size()))) {
      List<TensorVariable> inputs = c.variables(c.declarations().getFirst());
      TensorVariable out = c.expression().of(inputs);
      for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN)) {
        Function f = Compiled.function(inputs, List.of(out), mode);
        Function g = again(f);
        Value want = Compiled.call(f, c.inputs()).getFirst();
        TensorAssert.assertSame(want, Compiled.call(g, c.inputs()).getFirst(), c);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aTrainingStepGoesOnWhereItWas(Mode mode) {
    SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
    TensorVariable rate = T.dscalar("rate");
    TensorVariable steps = T.lscalar("steps");
    TensorVariable cost = T.sqr(T.tanh(w.mul(x)).sub(0.5)).sum();
    Function f =
        Damo.function(
                List.of(
                    x,
                    In.of(rate).value(0.5).name("speed"),
                    In.of(steps).value(0).update(steps.add(1))))
            .outputs(List.of(cost, Out.of(steps).borrow(true)))
            .updates(Updates.of(w, w.sub(T.grad(cost, w).mul(rate))))
            .mode(mode)
            .name("train")
            .build();
    double[] given = {0.3, -0.2};
    f.callAll(given);
    Function g = again(f);
    assertEquals("train", g.name());
    assertEquals(mode, g.mode());
    assertEquals(List.of("x", "rate", "steps"), g.inputs().stream().map(v -> v.name()).toList());
    assertArrayEquals(w.getValue().toDoubleVector(), g.value("w").toDoubleVector());
    for (int i = 0; i < 3; i++) assertEquals(f.callDouble(given), g.callDouble(given));
    assertEquals(
        f.callDouble(given, 0.1), g.callDouble(java.util.Map.of("x", given, "speed", 0.1)));
    assertEquals(5, g.value("steps").getInt(0));
    assertArrayEquals(w.getValue().toDoubleVector(), g.value("w").toDoubleVector());
    g.setValue("w", new double[] {0, 0});
    assertFalse(w.getValue().getDouble(0) == 0);
    assertSame(g.callAll(given).get(1), g.callAll(given).get(1));
  }

  @Test
  void randomStreamsGoOnWhereTheyWere() {
    TensorVariable draw = new RandomStreams(7).normal(new int[] {3}, DType.FLOAT64);
    Function f = Damo.function(List.of(), draw);
    f.call();
    Function g = again(f);
    assertArrayEquals(f.call().toDoubleVector(), g.call().toDoubleVector());
    assertArrayEquals(f.call().toDoubleVector(), g.call().toDoubleVector());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void opsThatAreGraphsComeBackAsGraphs(Mode mode) {
    TensorVariable p = T.dvector("p");
    OpFromGraph op =
        OpFromGraph.of(List.of(p), List.of(p.mul(p)))
            .name("square")
            .gradOverride((in, gs) -> List.of(gs.get(0)));
    TensorVariable y = op.apply(x).add(op.inline(true).apply(x));
    Function f =
        Damo.function(List.of(x)).outputs(List.of(y, T.grad(y.sum(), x))).mode(mode).build();
    var all = again(f).callAll(new double[] {3});
    assertEquals(18, all.get(0).getDouble(0));
    assertEquals(2, all.get(1).getDouble(0));
  }

  @Test
  void everyDTypeComesBack() {
    for (DType dtype : DType.values()) {
      SharedTensor s = Damo.shared(new double[][] {{0, 1}, {1, 0}}, dtype);
      s.named("s");
      Function g = again(Damo.function(List.of(), s));
      assertEquals(s.current(), Nd4jBorder.fromNd4j(g.call()));
    }
  }

  @Test
  void codeOfTheUserIsRefused() {
    TensorVariable y = Damo.op("mine", List.of(x.type()), x.type(), v -> v).apply(x);
    Function f = Damo.function(List.of(x)).outputs(y).name("f").build();
    Path path = folder.resolve("f.damo");
    assertSays(
        DamoException.class,
        () -> f.save(path),
        "f cannot be saved",
        "the op mine",
        "SavedFunctionTest.java",
        "is Java code, which a file cannot hold");
    assertFalse(Files.exists(path));
  }

  @Test
  void whatIsNoFunctionIsSaid() throws IOException {
    Path path = folder.resolve("f.damo");
    assertThrows(DamoException.class, () -> Damo.loadFunction(path));
    Files.writeString(path, "import java.lang.Math");
    assertSays(
        DamoException.class, () -> Damo.loadFunction(path), "f.damo", "no file of a function");
    Files.writeString(path, "DAMOF");
    assertSays(
        DamoException.class, () -> Damo.loadFunction(path), "f.damo", "no file of a function");
    Files.writeString(path, "DAMOFUNC");
    assertSays(DamoException.class, () -> Damo.loadFunction(path), "ends in its header");
  }

  @Test
  void damageIsSaid() throws IOException {
    Path path = folder.resolve("f.damo");
    Damo.function(List.of(x), T.exp(x)).save(path);
    byte[] good = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(good, good.length - 3));
    assertSays(DamoException.class, () -> Damo.loadFunction(path), "damaged", "bytes");
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    Files.write(path, flipped);
    assertSays(DamoException.class, () -> Damo.loadFunction(path), "damaged", "checksum");
    byte[] later = good.clone();
    later[11] = 9;
    Files.write(path, later);
    assertSays(DamoException.class, () -> Damo.loadFunction(path), "version 9", "version 1");
  }

  /** Whatever the bytes are, the answer is an error of ours or a function. */
  @Test
  void contentsThatMakeNoSenseAreSaid() throws IOException {
    Path path = folder.resolve("f.damo");
    Damo.function(List.of(x), T.exp(x).get(1)).save(path);
    byte[] file = Files.readAllBytes(path);
    byte[] payload = Arrays.copyOfRange(file, 28, file.length);
    for (int i = 0; i < payload.length; i++) {
      for (int change : new int[] {1, 0x40, 0xff}) {
        byte[] other = payload.clone();
        other[i] ^= (byte) change;
        try {
          new FunctionReader(other).read();
        } catch (IOException | RuntimeException said) {
          assertNotNull(said);
        }
      }
    }
  }

  @Test
  void onlyRecordsOfGraphsAreMade() {
    assertThrows(DamoException.class, () -> Classes.named("java.lang.Runtime"));
    assertThrows(DamoException.class, () -> Classes.named("damo.compile.Function"));
    assertThrows(DamoException.class, () -> Classes.named("damo.compile.In"));
    assertThrows(DamoException.class, () -> Classes.named("damo.op.nonesuch.Op"));
    assertEquals(damo.op.elemwise.Elemwise.class, Classes.named("damo.op.elemwise.Elemwise"));
  }
}
