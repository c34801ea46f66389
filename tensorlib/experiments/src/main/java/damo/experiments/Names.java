package damo.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names of runs: what a run is, then what was set, in short. */
final class Names {
  private Names() {}

  /**
   * {@code VAE_bs-200-lr-8_0000e-04-uid}: by the names of settings, so that another process finds
   * what it goes on from, and with no dots, so that endings stay endings.
   */
  static String unique(String prefix, Map<String, ?> settings, String uid) {
    List<String> parts = new ArrayList<>();
    new TreeMap<>(settings).forEach((name, value) -> parts.add(name + "-" + shortly(value)));
    parts.add(uid);
    return (prefix + "_" + String.join("-", parts)).replace('.', '_');
  }

  private static String shortly(Object value) {
    return value instanceof Double || value instanceof Float
        ? String.format(Locale.ROOT, "%.4e", ((Number) value).doubleValue())
        : String.valueOf(value);
  }
}
