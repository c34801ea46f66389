package damo.kernel.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The method that the statements of a cell became. */
final class CellMethod {
  /** JShell's own name for such methods; users do not see it. */
  static final String NAME = "do_it$";

  private final Method method;

  CellMethod(Class<?> owner) {
    try {
      method = owner.getDeclaredMethod(NAME);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("compiled cell without " + NAME + ": " + owner, e);
    }
    method.setAccessible(true);
  }

  /** Runs the statements; what they throw comes out as it is. */
  @Nullable Object call() throws Throwable {
    try {
      return method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
