package damo.kernel.shell.sample;

/** The operators of {@link Term}. */
public final class Terms {
  private Terms() {}

  /** A function of one term. */
  public interface One {
    Term apply(Term x);
  }

  /** A function of two terms. */
  public interface Two {
    Term apply(Term x, Term y);
  }

  public static Term add(Object a, Object b) {
    return of(a, "+", b);
  }

  public static Term sub(Object a, Object b) {
    return of(a, "-", b);
  }

  public static Term mul(Object a, Object b) {
    return of(a, "*", b);
  }

  public static Term div(Object a, Object b) {
    return of(a, "/", b);
  }

  public static Term mod(Object a, Object b) {
    return of(a, "%", b);
  }

  public static Term neg(Object a) {
    return new Term("(-" + a + ")");
  }

  /** Overloaded, so that the compiler cannot know its type while an argument has none. */
  public static Term tanh(Term x) {
    return new Term("tanh" + x);
  }

  public static Term tanh(double x) {
    return new Term("tanh(" + x + ")");
  }

  public static Term map(One f) {
    return f.apply(new Term("p"));
  }

  public static Term map(Two f) {
    return f.apply(new Term("p"), new Term("q"));
  }

  private static Term of(Object a, String operator, Object b) {
    return new Term("(" + a + operator + b + ")");
  }
}
