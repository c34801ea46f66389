package damo.link;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was made last for each key; what was not asked for longest is made again. Safe for use by
 * several threads.
 *
 * @param <K> with value equality
 */
public final class Recent<K, V> {
  private final Map<K, V> values;

  /** One that keeps up to {@code most} values. */
  public Recent(int most) {
    values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of a key, made by {@code maker} if it is not kept. */
  public synchronized V get(K key, Function<? super K, ? extends V> maker) {
    V known = values.get(key);
    if (known != null) return known;
    V made = maker.apply(key);
    values.put(key, made);
    return made;
  }

  /** How many are kept. */
  public synchronized int size() {
    return values.size();
  }
}
