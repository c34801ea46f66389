package damo.nn.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import damo.data.Replacing;
import damo.error.DamoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings of a model by name, in the order they were given: numbers, texts, true or false, and
 * lists of these. They cannot be changed; {@link #with} gives others.
 */
public final class ModelSettings {
  private static final Gson JSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();
  private static final TypeToken<LinkedHashMap<String, Object>> MAP = new TypeToken<>() {};

  static final String SEED = "seed";

  private final Map<String, Object> values;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private ModelSettings(Map<String, ?> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These settings; a null value is an error. */
  public static ModelSettings of(Map<String, ?> values) {
    values.forEach((name, value) -> Require.that(value != null, "the setting %s is null", name));
    return new ModelSettings(values);
  }

  /** No settings. */
  public static ModelSettings none() {
    return new ModelSettings(Map.of());
  }

  /** These settings with one more, or another value of one. */
  public ModelSettings with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put(name, value);
    return of(all);
  }

  /** These settings, and those of {@code others} that are not among them. */
  public ModelSettings orElse(Map<String, ?> others) {
    Map<String, Object> all = new LinkedHashMap<>(others);
    all.putAll(values);
    return of(all);
  }

  /** Whether there is a setting of this name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A setting.
   *
   * @throws DamoException if there is none of this name
   */
  public Object get(String name) {
    asked.add(name);
    Require.that(has(name), "there is no setting %s among %s", name, values.keySet());
    return Objects.requireNonNull(values.get(name));
  }

  /** A setting that is a number. */
  public double number(String name) {
    if (get(name) instanceof Number number) return number.doubleValue();
    throw misfit(name, "a number");
  }

  /** A setting that is a whole number. */
  public int count(String name) {
    double value = number(name);
    if (value != (int) value) throw misfit(name, "a whole number");
    return (int) value;
  }

  /** A setting that is a list of whole numbers. */
  public List<Integer> counts(String name) {
    if (get(name) instanceof List<?> all && all.stream().allMatch(ModelSettings::isWhole))
      return all.stream().map(each -> ((Number) each).intValue()).toList();
    throw misfit(name, "a list of whole numbers");
  }

  private static boolean isWhole(Object value) {
    return value instanceof Number number && number.doubleValue() == number.intValue();
  }

  /** A setting that is a text. */
  public String text(String name) {
    if (get(name) instanceof String text) return text;
    throw misfit(name, "a text");
  }

  /** A setting that is true or false. */
  public boolean flag(String name) {
    if (get(name) instanceof Boolean flag) return flag;
    throw misfit(name, "true or false");
  }

  private DamoException misfit(String name, String expected) {
    return new DamoException(
        "the setting %s should be %s, got %s".formatted(name, expected, get(name)));
  }

  /** The names of settings that nobody has asked for yet. */
  Set<String> neverAsked() {
    Set<String> names = new LinkedHashSet<>(values.keySet());
    names.removeAll(asked);
    return names;
  }

  /** All settings, in their order. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** What is other or new in these settings than in {@code before}: a line for each. */
  public List<String> changesFrom(ModelSettings before) {
    List<String> lines = new ArrayList<>();
    values.forEach((name, value) -> {
      if (!before.has(name)) lines.add("added " + name + " = " + value);
      else if (!same(before.get(name), value))
        lines.add("changed " + name + " from " + before.get(name) + " to " + value);
    });
    return lines;
  }

  /**
   * Those that a run has to go on with: not what has no form in a file, and not the seed, which
   * decided only what checkpoints hold.
   */
  ModelSettings lasting() {
    Map<String, Object> plain = new LinkedHashMap<>(values);
    plain.remove(SEED);
    plain.values().removeIf(value -> !isPlain(value));
    return new ModelSettings(plain);
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number
        || value instanceof String
        || value instanceof Boolean
        || value instanceof List<?> list && list.stream().allMatch(ModelSettings::isPlain);
  }

  /** Whether two settings are the same, whatever types their numbers have: files keep none. */
  static boolean same(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y && x.doubleValue() == y.doubleValue())
      return true;
    return JSON.toJson(a).equals(JSON.toJson(b));
  }

  /**
   * Settings that {@link #write} left.
   *
   * @throws CheckpointException if the file is not there or holds no settings
   */
  public static ModelSettings read(Path file) {
    try {
      return ofJson(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new CheckpointException("there are no settings " + file, e);
    } catch (CharacterCodingException e) {
      throw new CheckpointException(file + " holds no settings: it is no text", e);
    } catch (IOException e) {
      throw new CheckpointException(
          "the settings " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  static ModelSettings ofJson(String json, String from) {
    try {
      Map<String, Object> values = JSON.fromJson(json, MAP);
      if (values != null) return of(values);
    } catch (JsonParseException e) {
      throw new CheckpointException(from + " holds no settings as JSON: " + e.getMessage(), e);
    }
    throw new CheckpointException(from + " is empty");
  }

  /**
   * Writes them as JSON; an older file is replaced only by a whole one.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(Path file) {
    Replacing.write(file, out -> out.write(toJson().getBytes(StandardCharsets.UTF_8)));
  }

  String toJson() {
    return JSON.toJson(values);
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof ModelSettings s && values.equals(s.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** A line for each setting, values below each other. */
  @Override
  public String toString() {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    values.forEach(
        (name, value) -> lines.append(("%-" + width + "s  %s%n").formatted(name, value)));
    return lines.toString().stripTrailing();
  }
}
