package damo.data.pickle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a pickle may name, and so all that it may call. */
enum Callable {
  RECONSTRUCT {
    @Override
    Object call(List<?> arguments) {
      return new PickledArray();
    }
  },
  NDARRAY {
    @Override
    Object call(List<?> arguments) throws PickleException {
      throw new PickleException("NumPy's arrays are made by _reconstruct, not by their class");
    }
  },
  DTYPE {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return PickledType.of(arguments);
    }
  },
  SCALAR {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return PickledArray.scalar(arguments);
    }
  },
  FROM_BUFFER {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return PickledArray.ofBuffer(arguments);
    }
  },
  /** How Python 3 writes bytes in old protocols: as a text, to be encoded. */
  ENCODE {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return bytes(arguments);
    }
  },
  BYTES {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return bytes(arguments);
    }
  },
  SET {
    @Override
    Object call(List<?> arguments) throws PickleException {
      return set(arguments);
    }
  };

  private static final Map<String, Callable> NAMES =
      Map.ofEntries(
          Map.entry("numpy.core.multiarray._reconstruct", RECONSTRUCT),
          Map.entry("numpy._core.multiarray._reconstruct", RECONSTRUCT),
          Map.entry("numpy.ndarray", NDARRAY),
          Map.entry("numpy.dtype", DTYPE),
          Map.entry("numpy.core.multiarray.scalar", SCALAR),
          Map.entry("numpy._core.multiarray.scalar", SCALAR),
          Map.entry("numpy.core.numeric._frombuffer", FROM_BUFFER),
          Map.entry("numpy._core.numeric._frombuffer", FROM_BUFFER),
          Map.entry("_codecs.encode", ENCODE),
          Map.entry("__builtin__.bytes", BYTES),
          Map.entry("builtins.bytes", BYTES),
          Map.entry("__builtin__.bytearray", BYTES),
          Map.entry("builtins.bytearray", BYTES),
          Map.entry("__builtin__.set", SET),
          Map.entry("builtins.set", SET),
          Map.entry("__builtin__.frozenset", SET),
          Map.entry("builtins.frozenset", SET));

  abstract Object call(List<?> arguments) throws PickleException;

  static Callable named(String module, String name) throws PickleException {
    return Optional.ofNullable(NAMES.get(module + "." + name))
        .orElseThrow(() ->
            new PickleException(
                ("it asks for %s.%s: only numbers, texts, bytes, lists, tuples, dictionaries,"
                        + " sets and NumPy's arrays of numbers are read, and nothing is run")
                    .formatted(module, name)));
  }

  private static byte[] bytes(List<?> arguments) throws PickleException {
    return switch (arguments.isEmpty() ? new byte[0] : arguments.getFirst()) {
      case byte[] bytes -> bytes;
      case String text when isLatin1(arguments) -> text.getBytes(StandardCharsets.ISO_8859_1);
      default -> throw new PickleException("bytes are made of " + arguments);
    };
  }

  private static boolean isLatin1(List<?> arguments) {
    return arguments.size() == 2
        && List.of("latin1", "latin-1").contains(String.valueOf(arguments.get(1)));
  }

  private static Collection<Object> set(List<?> arguments) throws PickleException {
    if (arguments.isEmpty()) {
      return new LinkedHashSet<>();
    }
    if (arguments.getFirst() instanceof Collection<?> items) {
      return Contents.set(new ArrayList<Object>(items));
    }
    throw new PickleException("a set is made of " + arguments);
  }
}
