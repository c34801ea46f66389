package damo.models.text;

import damo.Damo;
import damo.T;
import damo.compile.Function;
import damo.error.DamoException;
import damo.models.Outcome;
import damo.nn.Adam;
import damo.nn.Dense;
import damo.nn.Initializer;
import damo.nn.training.BaseModel;
import damo.nn.training.ModelSettings;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A multiplicative recurrent network that tells the next character (I. Sutskever et al. 2011): each
 * character has a transition of its own, {@code h = tanh(((h₋ W_fh) ∘ (x W_fx)) W_hf + x W_hx +
 * b)}. Settings are {@code characters}, how many there are, and those of {@link #DEFAULTS}.
 */
public final class CharModel extends BaseModel {
  /** What settings are where none is given. */
  public static final Map<String, Object> DEFAULTS =
      ModelSettings.none()
          .with("units", 128)
          .with("factors", 128)
          .with("lr", 2e-3)
          .with("seed", 1)
          .asMap();

  private final TensorVariable text = T.imatrix("text");
  private SharedTensor ofState;
  private SharedTensor ofCharacter;
  private SharedTensor factors;
  private SharedTensor direct;
  private SharedTensor bias;
  private Dense top;
  private Function bits;
  private Function step;

  /** A model with first weights. */
  public CharModel(Map<String, ?> settings) {
    super(settings, DEFAULTS);
    build();
  }

  @Override
  protected void createParams() {
    int characters = settings().count("characters");
    int units = settings().count("units");
    int many = settings().count("factors");
    ofState = addWeights("W_fh", Initializer.orthogonal(), units, many);
    // A character's row is near ones, so that at first all transitions are much the same.
    ofCharacter = addWeights("W_fx", Initializer.uniform(0.8, 1.2), characters, many);
    factors = addWeights("W_hf", Initializer.orthogonal(), many, units);
    direct = addWeights("W_hx", Initializer.normal(0.3), characters, units);
    bias = addWeights("b_h", Initializer.zeros(), units);
    top = Dense.of("top", units, characters, z -> z, random());
    addWeights(top.params());
  }

  @Override
  protected void buildModel() {
    TensorVariable read = text.get(":", ":-1").transpose();
    TensorVariable next = text.get(":", "1:").transpose();
    TensorVariable first = T.zeros(bias.dtype(), text.shape().get(0), bias.shape().get(0));
    TensorVariable h =
        Damo.scan((character, straight, before) -> move(character, straight, before))
            .sequences(ofCharacter.get(read), direct.get(read).add(bias))
            .outputsInfo(first)
            .name("characters")
            .run()
            .output();
    TensorVariable cost = Outcome.SOFTMAX.loss(top.apply(h), next);
    trainFunction(List.of(text), cost, new Adam(settings().number("lr")));
    bits = Damo.function(List.of(text), cost.div(Math.log(2)));
    step = oneStep();
  }

  private TensorVariable move(
      TensorVariable character, TensorVariable straight, TensorVariable before) {
    return T.tanh(T.dot(T.dot(before, ofState).mul(character), factors).add(straight));
  }

  private Function oneStep() {
    TensorVariable last = T.iscalar("character");
    TensorVariable before = T.vector("h");
    TensorVariable h = move(ofCharacter.get(last), direct.get(last).add(bias), before);
    return Damo.function(List.of(last, before))
        .outputs(List.of(Outcome.SOFTMAX.output(top.apply(h)), h))
        .build();
  }

  /**
   * Bits for a character.
   *
   * @param texts numbers of characters, shape (texts, length)
   */
  public double bits(INDArray texts) {
    return bits.callDouble(texts);
  }

  /**
   * Goes on after some characters.
   *
   * @param begin one or more numbers of characters
   * @return as many numbers more as asked for, each drawn as likely as the model holds it
   * @throws DamoException if there is nothing to begin with
   */
  public int[] sample(int[] begin, int length, long seed) {
    if (begin.length == 0) throw new DamoException("there is no character to begin with");
    Random draws = new Random(seed);
    int[] said = Arrays.copyOf(begin, begin.length + length);
    Object h = new float[settings().count("units")];
    for (int i = 1; i < said.length; i++) {
      List<INDArray> after = step.callAll(said[i - 1], h);
      if (i >= begin.length) said[i] = drawn(after.getFirst(), draws.nextDouble());
      h = after.getLast();
    }
    return Arrays.copyOfRange(said, begin.length, said.length);
  }

  private static int drawn(INDArray likely, double chance) {
    double left = chance;
    int last = (int) likely.length() - 1;
    for (int i = 0; i < last; i++) {
      left -= likely.getDouble(i);
      if (left < 0) return i;
    }
    return last;
  }
}
