package damo.config;

/**
 * A named switch with one process-wide value, read at every use.
 *
 * @param <V> what it holds
 */
public final class Setting<V> {
  private final String name;
  private volatile V value;

  public Setting(String name, V initial) {
    this.name = name;
    this.value = initial;
  }

  public String name() {
    return name;
  }

  public V get() {
    return value;
  }

  public void set(V value) {
    this.value = java.util.Objects.requireNonNull(value, () -> name + " needs a value, got null");
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
