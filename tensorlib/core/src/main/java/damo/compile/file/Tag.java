package damo.compile.file;

/** What a datum in a file is. The order is the format: new ones come last. */
enum Tag {
  NULL,
  FALSE,
  TRUE,
  INT,
  LONG,
  DOUBLE,
  TEXT,
  LIST,
  /** Class and name of the constant. */
  ENUM,
  /** Class, number of components, then name and value of each. */
  RECORD,
  INTS,
  /** Dtype, shape, elements little-endian. */
  ARRAY,
  /** A graph set aside: leaves, nodes, outputs. */
  GRAPH,
  /** A shared variable that the file has already, by its number. */
  SHARED_AGAIN,
  /** A shared variable: type, name, value. */
  SHARED,
  /** A constant: name, value. */
  CONSTANT,
  /** A variable without a value: type, name. */
  VARIABLE,
  /** The body of a loop: as a graph. */
  BODY;

  private static final Tag[] ALL = values();

  static Tag of(int number) {
    if (number < 0 || number >= ALL.length)
      throw new IllegalArgumentException("no datum begins with " + number);
    return ALL[number];
  }
}
