package damo.data.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What may lie in containers, and what may be a key. */
final class Contents {
  /** Tuples are lists that nobody can put into themselves, and so they can be keys. */
  private static final Class<?> TUPLE = tuple(new ArrayList<>()).getClass();

  /** Hashing a tuple hashes what is in it, level by level. */
  private static final int DEEPEST = 100;

  private Contents() {}

  /**
   * The object itself if all in it is finished data; a name that can be called or an array that was
   * never filled is an error. Lists may hold themselves.
   */
  static @Nullable Object data(@Nullable Object object) throws PickleException {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<@Nullable Object> open = new ArrayList<>();
    open.add(object);
    while (!open.isEmpty()) {
      switch (open.removeLast()) {
        case null -> {}
        case Boolean b -> {}
        case Number n -> {}
        case String s -> {}
        case byte[] b -> {}
        case INDArray a -> {}
        case Collection<?> items when seen.add(items) -> open.addAll(items);
        case Map<?, ?> map when seen.add(map) -> open.addAll(map.values());
        case Collection<?> known -> {}
        case Map<?, ?> known -> {}
        default -> throw new PickleException("it has a class or a type where data should be");
      }
    }
    return object;
  }

  /** Bytes as keys are texts: Java's arrays are equal only to themselves. */
  static @Nullable Object key(@Nullable Object object) throws PickleException {
    return switch (object) {
      case null -> null;
      case Boolean b -> b;
      case Long l -> l;
      case Double d -> d;
      case BigInteger i -> i;
      case String s -> s;
      case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
      case List<?> tuple when isHashable(tuple, DEEPEST) -> tuple;
      default -> throw new PickleException("it has a key that Python could not hash");
    };
  }

  private static boolean isHashable(List<?> list, int depth) throws PickleException {
    if (list.getClass() != TUPLE || depth == 0) {
      return false;
    }
    for (Object item : list) {
      if (item instanceof List<?> inner) {
        if (!isHashable(inner, depth - 1)) {
          return false;
        }
      } else {
        key(item);
      }
    }
    return true;
  }

  static List<@Nullable Object> tuple(List<@Nullable Object> items) {
    return Collections.unmodifiableList(items);
  }

  static Set<@Nullable Object> set(List<@Nullable Object> items) throws PickleException {
    Set<@Nullable Object> set = new LinkedHashSet<>();
    for (Object item : items) {
      set.add(key(item));
    }
    return set;
  }

  static void put(Map<@Nullable Object, @Nullable Object> map, List<@Nullable Object> pairs)
      throws PickleException {
    if (pairs.size() % 2 != 0) {
      throw new PickleException("it is damaged: a key without a value");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      map.put(key(pairs.get(i)), pairs.get(i + 1));
    }
  }
}
