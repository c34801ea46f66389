package damo.display.graph;

import damo.display.svg.Palette;

/** What a node is in its graph; has a colour, and a shape for readers who see fewer colours. */
public enum Role {
  INPUT("input", "#15845f", Shape.PILL),
  SHARED("shared", "#2f6fb3", Shape.PILL),
  CONSTANT("constant", "#737a84", Shape.PILL),
  OP("op", "#56616f", Shape.BOX),
  FUSED("fused", "#7a5cc4", Shape.BOX),
  OUTPUT("output", "#bf6410", Shape.TAB),
  UPDATED("updated", "#b0448b", Shape.TAB),
  /** Where a graph was cut short. */
  MORE("more", Palette.GREY, Shape.BOX);

  enum Shape {
    PILL,
    BOX,
    TAB
  }

  final String word;
  final String color;
  final Shape shape;

  Role(String word, String color, Shape shape) {
    this.word = word;
    this.color = color;
    this.shape = shape;
  }
}
