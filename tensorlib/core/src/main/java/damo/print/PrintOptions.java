package damo.print;

import damo.error.DamoException;
import java.util.Locale;

/**
 * What a graph printed as a tree shows besides ops, their parameters and names.
 *
 * @param types the type of each variable
 * @param storage where each variable lies, of functions that are compiled to a plan of memory
 * @param clients which other nodes read a result
 * @param depth how far down from the outputs
 * @param ids how nodes are told from each other
 * @param stopsAtNames whether what has a name is not unfolded, except in graphs inside ops
 * @param inner whether graphs inside ops follow
 */
public record PrintOptions(
    boolean types,
    boolean storage,
    boolean clients,
    int depth,
    Ids ids,
    boolean stopsAtNames,
    boolean inner) {
  /** Names of nodes. */
  public enum Ids {
    /** A, B, …, Z, AA, AB, … */
    CHAR,
    /** 0, 1, … */
    INT,
    /** None: two graphs of one shape give one text. */
    NONE;

    String of(int n) {
      return switch (this) {
        case CHAR -> (n >= 26 ? of(n / 26 - 1) : "") + (char) ('A' + n % 26);
        case INT -> Integer.toString(n);
        case NONE -> "";
      };
    }
  }

  /** Ops and names; letters; graphs inside. */
  public static PrintOptions of() {
    return new PrintOptions(false, false, false, Integer.MAX_VALUE, Ids.CHAR, false, true);
  }

  /** With or without types. */
  public PrintOptions types(boolean shown) {
    return new PrintOptions(shown, storage, clients, depth, ids, stopsAtNames, inner);
  }

  /** With or without the places in memory. */
  public PrintOptions storage(boolean shown) {
    return new PrintOptions(types, shown, clients, depth, ids, stopsAtNames, inner);
  }

  /** With or without who reads a result, where several do. */
  public PrintOptions clients(boolean shown) {
    return new PrintOptions(types, storage, shown, depth, ids, stopsAtNames, inner);
  }

  /** Down to {@code levels} below the outputs. */
  public PrintOptions depth(int levels) {
    return new PrintOptions(types, storage, clients, levels, ids, stopsAtNames, inner);
  }

  /** {@code "CHAR"}, {@code "INT"} or, for none, {@code ""}. */
  public PrintOptions ids(String kind) {
    Ids chosen =
        switch (kind.toUpperCase(Locale.ROOT)) {
          case "CHAR" -> Ids.CHAR;
          case "INT" -> Ids.INT;
          case "" -> Ids.NONE;
          default ->
              throw new DamoException(
                  "ids are \"CHAR\", \"INT\" or, for none, \"\"; got \"" + kind + "\"");
        };
    return new PrintOptions(types, storage, clients, depth, chosen, stopsAtNames, inner);
  }

  /** Whether what has a name is left as it is. */
  public PrintOptions stopOnName(boolean stops) {
    return new PrintOptions(types, storage, clients, depth, ids, stops, inner);
  }

  /** With or without the graphs inside ops. */
  public PrintOptions innerGraphs(boolean shown) {
    return new PrintOptions(types, storage, clients, depth, ids, stopsAtNames, shown);
  }
}
