package damo.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.data.Npz;
import damo.nn.training.ModelSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of the autoencoder's and the LSTM's scripts. */
class DoorOptionsTest {
  private static final List<String> BOTH =
      List.of(
          "-mstride --maxout-stride 3 maxout_stride=3",
          "-lky --leaky-param 0.25 leaky_param=0.25",
          "-ischeme --init-scheme normal init_scheme=normal",
          "-iw --init-weight 0.02 init_weight=0.02",
          "-opt --optimizer rmsprop optimizer=rmsprop",
          "-reg --reg-type l1 reg_type=l1",
          "-rv --reg-value 0.5 reg_value=0.5",
          "-rspec --reg-spec _W reg_spec=_W",
          "-lr --learning-rate 0.005 lr=0.005",
          "-seed --seed 3 seed=3");

  private static final List<String> AUTOENCODER =
      List.of(
          "-nl --nonlinearity maxout nonlinearity=maxout",
          "-ph --p-dim-hidden 7 p_dim_hidden=7",
          "-pl --p-layers 1 p_layers=1",
          "-qh --q-dim-hidden 6 q_dim_hidden=6",
          "-ql --q-layers 3 q_layers=3",
          "-ds --dim-stochastic 4 dim_stochastic=4",
          "-idrop --input-dropout 0.3 input_dropout=0.3",
          "-infm --inference-model single inference_model=single");

  private static final List<String> LSTM =
      List.of(
          "-nl --nonlinearity relu nonlinearity=relu",
          "-rs --rnn-size 5 rnn_size=5",
          "-rl --rnn-layers 2 rnn_layers=2",
          "-rd --rnn-dropout 0.2 rnn_dropout=0.2",
          "-fg --forget-bias 10 forget_bias=10");

  @TempDir private Path folder;

  private List<String> door(String name, Object... more) {
    List<String> words = new ArrayList<>(List.of(name, "--smoke", "-dir", folder.toString()));
    for (Object word : more) words.add(word.toString());
    return words;
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** All options at once by one of their names; a run of no epochs, as the model says it. */
  private void areTaken(String name, List<String> options, int which) throws IOException {
    List<String> words = door(name, "-ep", 0);
    for (String option : options) {
      String[] parts = option.split(" ");
      words.add(parts[which]);
      words.add(parts[2]);
    }
    Door.enter(words).succeeded();
    Map<String, Object> settings = ModelSettings.read(files("-config.json").getFirst()).asMap();
    for (String option : options) {
      String[] expected = option.split(" ")[3].split("=");
      assertEquals(
          expected[1], String.valueOf(settings.get(expected[0])).replaceAll("\\.0$", ""), option);
    }
  }

  private static List<String> all(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theAutoencoderIsMadeOfItsOptionsByShortAndLongNames(int which) throws IOException {
    areTaken("bmnist", all(BOTH, AUTOENCODER), which);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theLstmIsMadeOfItsOptionsByShortAndLongNames(int which) throws IOException {
    areTaken("polyphonic", all(BOTH, LSTM), which);
  }

  @ParameterizedTest
  @CsvSource({
    "-ischeme, gmm_mu, 'UNIFORM, NORMAL, XAVIER, HE, ORTHOGONAL'",
    "-opt, adamax, 'SGD, MOMENTUM, NESTEROV, ADAGRAD, ADADELTA, RMSPROP, ADAM'",
    "-reg, l3, 'L1, L2'"
  })
  void aValueThatIsNotThereIsToldWithThoseThatAre(String option, String value, String choices) {
    for (String name : List.of("bmnist", "polyphonic")) {
      Door door = Door.enter(name, "--smoke", option, value);
      assertEquals(2, door.code());
      assertTrue(door.err().contains("expected one of [" + choices + "]"), door.err());
      assertTrue(door.err().contains("'" + value + "'"), door.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bmnist, -nl, swish, 'softplus, softmax], nor is it maxout'",
    "polyphonic, -nl, swish, 'softplus, softmax], nor is it maxout'",
    "bmnist, -infm, structured, '[single]'",
    "bmnist, -rspec, lstm, 'none of the parameters [q_0_W, q_0_b'"
  })
  void aValueThatTheModelDoesNotKnowIsOneLine(
      String name, String option, String value, String choices) {
    Door door = Door.enter(name, "--smoke", option, value);
    assertEquals(1, door.code());
    assertTrue(door.err().contains('"' + value + '"'), door.err());
    assertTrue(door.err().contains(choices), door.err());
    assertEquals(1, door.err().lines().count());
  }

  @Test
  void theOptimizerThatIsNamedLeavesWhatItRemembers() throws IOException {
    Door.enter(door("polyphonic", "-ep", 1, "-rs", 4, "-opt", "momentum")).succeeded();
    var names =
        Npz.read(files("-EP1-optParams.npz").getFirst()).keySet().stream()
            .filter(key -> key.startsWith("opt_"))
            .map(key -> key.split("_")[1])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals("[momentum]", names.toString());
  }

  @Test
  void picturesAreDrawnAlongTheWayIfAsked() throws IOException {
    List<String> small = door("bmnist", "-ep", 2, "-sfreq", 2, "-ph", 8, "-qh", 8);
    assertFalse(Door.enter(small).succeeded().out().contains("samples after"));
    assertEquals(List.of(), files(".png"));
    String out = Door.enter(small, "-viz").succeeded().out();
    assertTrue(out.contains("samples after epoch 2") && !out.contains("after epoch 1"), out);
    assertEquals(2, files(".png").size());
    for (Path file : files(".png")) {
      BufferedImage picture = ImageIO.read(file.toFile());
      assertTrue(colours(picture) > 1, file + " is blank");
    }
    assertTrue(files("-EP2-samples.png").getFirst().getFileName().toString().startsWith("VAE_"));
  }

  private static long colours(BufferedImage picture) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    return java.util.Arrays.stream(picture.getRGB(0, 0, w, h, null, 0, w)).distinct().count();
  }

  @Test
  void aRunIsJudgedAgainWithoutTraining() throws IOException {
    List<String> door = door("polyphonic", "-rs", 6, "-nl", "relu", "-lky", 0.1);
    String trained = Door.enter(door, "-ep", "2").succeeded().out();
    List<Path> before = files("");
    Door judged = Door.enter(door("polyphonic", "-rs", 6), "-vonly").succeeded();
    assertEquals(score(trained), score(judged.out()));
    assertTrue(judged.out().contains("valid "), judged.out());
    assertFalse(judged.lines().stream().anyMatch(line -> line.startsWith("epoch ")), judged.out());
    assertFalse(judged.out().contains("gradients"), judged.out());
    assertEquals(before, files(""));
  }

  private static String score(String out) {
    return out.lines()
        .filter(line -> line.matches("test .* nats a frame"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunThatWasNotIsNotJudged() {
    Door nowhere = Door.enter("polyphonic", "--smoke", "--validate-only");
    assertEquals(1, nowhere.code());
    assertTrue(nowhere.err().contains("--savedir"), nowhere.err());
    Door nothing = Door.enter(door("polyphonic", "--validate-only"));
    assertEquals(1, nothing.code());
    assertTrue(nothing.err().contains(folder.toString()), nothing.err());
  }
}
