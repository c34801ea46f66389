package damo.data.sets;

import java.util.Locale;

/** What the numbers of a data set are, and so which likelihood fits them. */
public enum ValueKind {
  /** 0 or 1. */
  BINARY,
  /** Any number. */
  REAL,
  /** Pixels from 0 to 1. */
  IMAGE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
