package damo.print;

/**
 * What a graph printed as a tree shows besides ops and names.
 *
 * @param types the type of each variable
 * @param storage where each variable lies, of functions that are compiled to a plan of memory
 * @param clients which other nodes read a result
 * @param depth how far down from the outputs
 */
public record PrintOptions(boolean types, boolean storage, boolean clients, int depth) {
  public static PrintOptions of() {
    return new PrintOptions(false, false, false, Integer.MAX_VALUE);
  }

  public PrintOptions types(boolean shown) {
    return new PrintOptions(shown, storage, clients, depth);
  }

  public PrintOptions storage(boolean shown) {
    return new PrintOptions(types, shown, clients, depth);
  }

  public PrintOptions clients(boolean shown) {
    return new PrintOptions(types, storage, shown, depth);
  }

  public PrintOptions depth(int lines) {
    return new PrintOptions(types, storage, clients, lines);
  }
}
