package damo.compile.file;

import damo.error.DamoException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records and enums that files name: those that graphs are made of. */
final class Classes {
  private static final List<String> HOMES =
      List.of(
          "damo.op.", "damo.graph.", "damo.scalar.", "damo.tensor.", "damo.scan.", "damo.random.");

  private Classes() {}

  static boolean mayBeNamed(Class<?> c) {
    return (c.isRecord() || c.isEnum())
        && HOMES.stream().anyMatch(home -> c.getName().startsWith(home));
  }

  /** The class of that name; it is not initialised before it is known to be one of ours. */
  static Class<?> named(String name) {
    try {
      Class<?> c = Class.forName(name, false, Classes.class.getClassLoader());
      if (mayBeNamed(c)) return c;
    } catch (ClassNotFoundException e) {
      throw new DamoException("this Damo has no " + name, e);
    }
    throw new DamoException(name + " is nothing that a graph is made of");
  }

  static Object constant(String type, String name) {
    Object[] all = named(type).getEnumConstants();
    return Arrays.stream(all == null ? new Object[0] : all)
        .filter(c -> ((Enum<?>) c).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DamoException(type + " has no " + name));
  }

  static @Nullable Object get(RecordComponent part, Record of) {
    try {
      Method accessor = part.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new DamoException("cannot read " + part + " of " + of, e);
    }
  }

  /** A record of these components, which must be all that it has. */
  static Object record(String type, Map<String, @Nullable Object> components) {
    Class<?> c = named(type);
    RecordComponent[] parts = c.isRecord() ? c.getRecordComponents() : new RecordComponent[0];
    List<String> names = Arrays.stream(parts).map(RecordComponent::getName).toList();
    if (!List.copyOf(components.keySet()).equals(names))
      throw new DamoException(type + " has components " + names + ", not " + components.keySet());
    try {
      Class<?>[] types =
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = c.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Objects.requireNonNull(constructor.newInstance(components.values().toArray()));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new DamoException("cannot make a " + type + " of " + components, e);
    }
  }
}
