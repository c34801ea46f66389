package damo.graph;

/** What values a variable may take. Equal types are interchangeable. */
public interface Type {
  /** A new variable of this type that {@code owner} computes as its output {@code index}. */
  Variable output(Apply owner, int index);

  /** A new variable of this type that nothing computes. */
  Variable leaf(@org.jspecify.annotations.Nullable String name);

  /** Whether some value may be of both types. */
  boolean compatible(Type other);
}
