package damo.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.compile.Updates;
import damo.data.Npz;
import damo.graph.Apply;
import damo.graph.Variable;
import damo.inspect.Inspect;
import damo.models.estimator.Use;
import damo.models.lstm.NextFrame;
import damo.models.mlp.Feedforward;
import damo.models.rnn.RecurrentNet;
import damo.models.vae.Vae;
import damo.nn.Adam;
import damo.nn.Optimizer;
import damo.nn.training.BaseModel;
import damo.op.random.MrgUniform;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The first 20 costs of training, and the weights after them, beside PyTorch's in float64. */
class ReferenceRunsTest {
  private static final int STEPS = 20;
  private static final DType BEFORE = DType.floatX();
  private static Map<String, INDArray> torch = Map.of();

  @BeforeAll
  static void read() throws URISyntaxException {
    var file = ReferenceRunsTest.class.getResource("/damo/models/models.npz");
    torch = Npz.read(Path.of(Objects.requireNonNull(file).toURI()));
    DType.FLOATX.set(DType.FLOAT64);
  }

  @AfterAll
  static void restoreFloatX() {
    DType.FLOATX.set(BEFORE);
  }

  private static INDArray known(String key) {
    return Objects.requireNonNull(torch.get(key), key);
  }

  /** What the model's function does, with given numbers in place of those it draws. */
  private static Function learning(BaseModel model, Optimizer rule) {
    Map<Variable, Variable> given = new LinkedHashMap<>();
    for (Apply node : Inspect.toposort(List.of(model.cost())))
      if (node.op() instanceof MrgUniform) {
        TensorVariable draw = (TensorVariable) node.outputs().getLast();
        given.put(draw, input("u" + given.size(), draw));
      }
    List<Variable> inputs = new ArrayList<>(model.train().inputs());
    inputs.addAll(given.values());
    Updates updates = new Updates();
    updates.putAll(rule.updates(model.cost(), model.params()));
    updates.putAll(model.updates());
    return Damo.function(inputs).outputs(model.cost()).updates(updates).givens(given).build();
  }

  private static TensorVariable input(String name, TensorVariable like) {
    long[] unknown = new long[like.ndim()];
    Arrays.fill(unknown, -1);
    return T.tensor(name, like.dtype(), unknown);
  }

  private static void compare(String name, BaseModel model, Optimizer rule, String... fed) {
    model
        .weights()
        .forEach((key, weight) -> {
          if (torch.containsKey(name + ".first." + key))
            weight.setValue(known(name + ".first." + key));
        });
    Function learn = learning(model, rule);
    double[] costs = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      List<Object> values = new ArrayList<>();
      for (String what : fed) {
        INDArray all = known(name + "." + what);
        values.add(what.equals("mask") ? all : all.slice(step).dup('c'));
      }
      costs[step] = learn.callDouble(values.toArray());
    }
    assertArrayEquals(known(name + ".costs").toDoubleVector(), costs, 1e-8, "costs");
    for (var weight : model.weights().values()) {
      if (!torch.containsKey(name + ".last." + weight.name())) continue;
      INDArray want = known(name + ".last." + weight.name());
      assertEquals(0, want.sub(weight.getValue()).amaxNumber().doubleValue(), 1e-8, weight.name());
    }
  }

  @Test
  void theAutoencoderOfBinaryRowsLearnsAsPyTorchDoes() {
    compare("vae", vae("binary"), new Adam(3e-3), "x", "u0", "u2", "u1");
  }

  @Test
  void theAutoencoderOfRealRowsLearnsAsPyTorchDoes() {
    compare("vaeReal", vae("real"), new Adam(3e-3), "x", "u0", "u2", "u1");
  }

  private static Vae vae(String type) {
    return new Vae(
        Map.of(
            "data_type",
            type,
            "dim_observations",
            11,
            "dim_stochastic",
            3,
            "q_dim_hidden",
            7,
            "p_layers",
            1,
            "p_dim_hidden",
            5,
            "input_dropout",
            0.2,
            "anneal_steps",
            10));
  }

  @Test
  void twoMaskedLayersOfLstmLearnAsPyTorchDoes() {
    compare("lstm", nextFrame(false), new Adam(1e-2), "x", "mask");
  }

  @Test
  void twoMaskedLayersOfLstmInBothDirectionsLearnAsPyTorchDoes() {
    compare("lstmBoth", nextFrame(true), new Adam(1e-2), "x", "mask");
  }

  private static NextFrame nextFrame(boolean both) {
    return new NextFrame(
        Map.of(
            "dim_observations",
            5,
            "rnn_size",
            4,
            "rnn_layers",
            2,
            "rnn_dropout",
            0,
            "bidirectional",
            both));
  }

  @Test
  void aRecurrentNetworkLearnsAsPyTorchDoes() {
    compare(
        "rnn",
        new RecurrentNet(Map.of("n_in", 3, "n_hidden", 5, "n_out", 2)),
        new Adam(1e-2),
        "x",
        "y");
  }

  @Test
  void theStateEstimatorLearnsAsPyTorchDoes() {
    Use model = new Use(Map.of("n_obs", 3, "n_act", 2, "n_hidden", 5, "ff_filt", List.of(4)));
    compare("use", model, new Adam(1e-2), "actions", "places");
  }

  @Test
  void aNetworkWithBatchNormalisationLearnsAsPyTorchDoes() {
    Feedforward model =
        new Feedforward(
            Map.of(
                "dim_observations",
                5,
                "nclasses",
                3,
                "layers",
                List.of(6, 6),
                "normlayer",
                "batchnorm"));
    compare("mlp", model, new Adam(1e-2), "x", "y");
  }
}
