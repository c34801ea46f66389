package damo.config;

/**
 * A named switch with one process-wide value, read at every use.
 *
 * @param <V> what it holds
 */
public final class Setting<V> {
  private final String name;
  private volatile V value;

  /** A switch, as it stands before anybody sets it. */
  public Setting(String name, V initial) {
    this.name = name;
    this.value = initial;
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** As it stands. */
  public V get() {
    return value;
  }

  /**
   * Sets it for everybody.
   *
   * @throws NullPointerException if {@code value} is null
   */
  public void set(V value) {
    this.value = java.util.Objects.requireNonNull(value, () -> name + " needs a value, got null");
  }

  @Override
  public String toString() {
    return name + "=" + value;
  }
}
