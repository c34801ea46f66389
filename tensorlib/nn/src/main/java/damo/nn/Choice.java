package damo.nn;

import damo.error.DamoException;
import java.util.Arrays;
import java.util.Locale;

/** One of an enum's constants by the name that a setting or an option gives it. */
public final class Choice {
  private Choice() {}

  /**
   * The constant of a name, whatever its case, and with or without spaces, dashes and underscores.
   *
   * @param what the constants are, for the error
   * @throws DamoException that lists those there are
   */
  public static <E extends Enum<E>> E named(Class<E> all, String what, String name) {
    E[] constants = all.getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> plain(constant.name()).equals(plain(name)))
        .findFirst()
        .orElseThrow(() ->
            new DamoException(
                "there is no %s \"%s\" among %s"
                    .formatted(what, name, Arrays.toString(constants).toLowerCase(Locale.ROOT))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
