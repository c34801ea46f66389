package damo.nn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.error.DamoException;
import damo.inspect.GradientReport;
import damo.inspect.GradientReport.Row;
import damo.nn.Initializer;
import damo.nn.Sgd;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BaseModelTest {
  /** A model whose hooks are given. */
  private static final class Given extends BaseModel {
    private final Consumer<Given> params;
    private final Consumer<Given> graph;

    Given(Consumer<Given> params, Consumer<Given> graph) {
      super(Map.of());
      this.params = params;
      this.graph = graph;
      build();
    }

    @Override
    protected void createParams() {
      params.accept(this);
    }

    @Override
    protected void buildModel() {
      graph.accept(this);
    }

    SharedTensor add(String name, Object value) {
      return addWeights(name, value);
    }

    void update(SharedTensor variable, Object next) {
      addUpdate(variable, next);
    }

    void minimise(TensorVariable cost) {
      trainFunction(List.of(), cost, new Sgd(0.1));
    }

    void choose(Selection selection) {
      select(selection);
    }
  }

  private static Given model(Consumer<Given> params, Consumer<Given> graph) {
    return new Given(params, graph);
  }

  private static Given usual() {
    return model(
        m -> {
          m.add("q_W_in", new float[][] {{1, 2}, {3, 4}});
          m.add("p_b", new float[] {1, 2});
          m.add("lr", 0.1f);
        },
        m -> m.minimise(m.weight("q_W_in").sqr().sum().add(m.weight("p_b").sum())));
  }

  @Test
  void weightsAreTakenByTheirNames() {
    Given model = usual();
    assertEquals(
        List.of("q_W_in", "p_b"), model.params().stream().map(SharedTensor::name).toList());
    assertEquals(List.of("q_W_in"), model.params("q_").stream().map(SharedTensor::name).toList());
    assertEquals(
        List.of("lr"),
        model.params(Selection.where(n -> n.equals("lr"))).stream()
            .map(SharedTensor::name)
            .toList());
  }

  @Test
  void theTableSaysByWhichRuleAWeightIsTakenAndWhetherItIsReached() {
    GradientReport report = usual().gradients();
    assertEquals(
        List.of(
            "q_W_in true holds W_ GRADIENT",
            "p_b true holds _b GRADIENT",
            "lr false no rule takes its name DISCONNECTED"),
        report.rows().stream().map(BaseModelTest::line).toList());
  }

  private static String line(Row row) {
    return row.name() + " " + row.inWrt() + " " + row.rule() + " " + row.reach();
  }

  @Test
  void anotherSelectionTrainsOtherWeights() {
    Given model =
        model(
            m -> {
              m.choose(Selection.where(name -> name.startsWith("own")));
              m.add("own", 2f);
              m.add("W_other", 3f);
            },
            m -> m.minimise(m.weight("own").mul(m.weight("W_other"))));
    model.train().call();
    assertEquals(2 - 0.1 * 3, model.weight("own").getValue().getDouble(0), 1e-6);
    assertEquals(3, model.weight("W_other").getValue().getDouble(0));
  }

  @Test
  void addedUpdatesAreMadeByTheTrainFunction() {
    Given model =
        model(
            m -> {
              m.add("W_a", 1f);
              SharedTensor count = m.add("count", 0f);
              m.update(count, count.add(1));
            },
            m -> m.minimise(m.weight("W_a").sqr()));
    model.train().call();
    model.train().call();
    assertEquals(2, model.weight("count").getValue().getDouble(0));
  }

  @Test
  void updatesThatNoFunctionMakesAreAnError() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () ->
                model(
                    m -> {
                      SharedTensor count = m.add("count", 0f);
                      m.update(count, count.add(1));
                    },
                    m -> {}));
    assertTrue(
        e.getMessage().contains("updates of [count], and no function makes them"), e.getMessage());
  }

  @Test
  void twoUpdatesOfOneVariableAreAnError() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () ->
                model(
                    m -> {
                      SharedTensor count = m.add("count", 0f);
                      m.update(count, count.add(1));
                      m.update(count, count.add(2));
                    },
                    m -> {}));
    assertEquals("count has an update already", e.getMessage());
  }

  @Test
  void weightsThatAreNotFiniteAreNamedWithTheirPlace() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () -> model(m -> m.add("W_bad", new float[] {1, Float.NaN}), m -> {}));
    assertTrue(
        e.getMessage().startsWith("the weights W_bad begin with NaN as element 1 of [2], added at"),
        e.getMessage());
  }

  @Test
  void twoWeightsOfOneNameAreAnError() {
    DamoException e =
        assertThrows(
            DamoException.class,
            () ->
                model(
                    m -> {
                      m.add("W_a", 1f);
                      m.add("W_a", 2f);
                    },
                    m -> {}));
    assertEquals("Given has two weights W_a", e.getMessage());
  }

  @Test
  void aNameThatIsNotThereIsToldWithThoseThatAre() {
    DamoException e = assertThrows(DamoException.class, () -> usual().weight("W_x"));
    assertEquals("Given has no weights W_x among [q_W_in, p_b, lr]", e.getMessage());
  }

  @Test
  void theModelSaysHowLargeItIs() {
    Given model = usual();
    assertEquals(7, model.parameterCount());
    assertTrue(model.buildSeconds() > 0);
    assertTrue(
        model.toString().startsWith("Given: 7 parameters in 3 arrays, built in "),
        model.toString());
  }

  @Test
  void oneSeedGivesOneModel() {
    assertEquals(SpiralModel.ofSeed(4).values(), SpiralModel.ofSeed(4).values());
    assertFalse(SpiralModel.ofSeed(4).values().equals(SpiralModel.ofSeed(5).values()));
  }

  @Test
  void aSeedThatIsNoWholeNumberIsAnError() {
    for (double seed : new double[] {1.5, Double.NaN}) {
      Map<String, Object> settings = Map.of("hidden", 2, "seed", seed);
      DamoException e = assertThrows(DamoException.class, () -> new SpiralModel(settings));
      assertTrue(e.getMessage().contains("whole number, got " + seed), e.getMessage());
    }
  }

  @Test
  void settingsOfAnotherKindAreToldAsTheyAre() {
    ModelSettings settings = ModelSettings.of(Map.of("hidden", "many", "rate", 0.5));
    assertEquals(
        "the setting hidden should be a number, got many",
        assertThrows(DamoException.class, () -> settings.count("hidden")).getMessage());
    assertEquals(
        "the setting rate should be a whole number, got 0.5",
        assertThrows(DamoException.class, () -> settings.count("rate")).getMessage());
    assertThrows(DamoException.class, () -> settings.get("none"));
  }

  @Test
  void aSettingMayBeAListOfWholeNumbers() {
    ModelSettings settings =
        ModelSettings.ofJson("{\"layers\": [100, 20], \"none\": [], \"half\": [1, 0.5]}", "here");
    assertEquals(List.of(100, 20), settings.counts("layers"));
    assertEquals(List.of(), settings.counts("none"));
    assertEquals(
        "the setting half should be a list of whole numbers, got [1, 0.5]",
        assertThrows(DamoException.class, () -> settings.counts("half")).getMessage());
    ModelSettings one = settings.with("layers", 100);
    assertThrows(DamoException.class, () -> one.counts("layers"));
  }

  @Test
  void aModelTakesWhatIsNotSetFromItsDefaults() {
    class Defaulted extends BaseModel {
      Defaulted(Map<String, ?> settings) {
        super(settings, Map.of("hidden", 4, "rate", 0.5));
      }

      @Override
      protected void createParams() {}

      @Override
      protected void buildModel() {}
    }

    ModelSettings settings = new Defaulted(Map.of("hidden", 7)).settings();
    assertEquals(ModelSettings.of(Map.of("hidden", 7, "rate", 0.5)), settings);
  }

  @Test
  void changedSettingsAreTold() {
    ModelSettings before = ModelSettings.ofJson("{\"hidden\": 4, \"rate\": 0.5}", "here");
    ModelSettings now = before.with("hidden", 4).with("rate", 0.1).with("name", "x");
    assertEquals(
        List.of("changed rate from 0.5 to 0.1", "added name = x"), now.changesFrom(before));
  }

  @Test
  void initialisersAreDrawnFromTheModelsOwnSeed() {
    SpiralModel model = SpiralModel.ofSeed(8);
    double[] drawn = Initializer.glorotUniform().values(new java.util.Random(8), 2, 12);
    assertEquals(drawn[0], model.weight("W_in").getValue().getDouble(0), 1e-7);
  }
}
