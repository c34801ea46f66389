package damo.data.pickle;

import damo.data.raw.NumpyType;
import java.util.List;

/** NumPy's dtype on its way: made of a code, then told its byte order. */
final class PickledType {
  private final String code;
  private String order = "=";

  private PickledType(String code) {
    this.code = code;
  }

  /** {@code numpy.dtype(code, align, copy)}. */
  static PickledType of(List<?> arguments) throws PickleException {
    if (!arguments.isEmpty() && arguments.getFirst() instanceof String code) {
      return new PickledType(code);
    }
    throw new PickleException("NumPy's type is made of " + arguments + ", which names none");
  }

  /** The state that follows: a version, the byte order, and what only records and texts have. */
  void build(Object state) throws PickleException {
    if (state instanceof List<?> parts && parts.size() > 1 && parts.get(1) instanceof String mark) {
      order = mark;
    } else {
      throw new PickleException("NumPy's type " + code + " has a state that is none");
    }
  }

  boolean isObject() {
    return code.startsWith("O");
  }

  NumpyType numbers() throws PickleException {
    boolean hasOrder = !code.isEmpty() && "<>|=".indexOf(code.charAt(0)) >= 0;
    return NumpyType.parse(hasOrder ? code : order + code)
        .orElseThrow(
            () -> new PickleException("an array of NumPy's type " + code + " holds no numbers"));
  }
}
