package damo.kernel.shell;

/**
 * The Java source around a cell's text that makes it a compilation unit.
 *
 * @param className binary name of the class that the frame declares
 * @param before what comes before the text, without a line end, so that lines stay those of the
 *     cell
 * @param after what comes after it
 */
record Frame(String className, String before, String after) {
  String around(String text) {
    return before + text + after;
  }

  /** The frame of statements: the body of a method that returns the value, or nothing. */
  static Frame ofStatements(String imports, String className, boolean returnsValue) {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    String type = returnsValue ? "java.lang.Object" : "void";
    String method =
        "public static " + type + " " + CellMethod.NAME + "() throws java.lang.Throwable";
    return new Frame(className, imports + " class " + simple + " { " + method + " { ", "\n}}\n");
  }
}
