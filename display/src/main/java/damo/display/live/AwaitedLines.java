package damo.display.live;

/** Curves that are not shown before one of them has a value. */
record AwaitedLines(LinesPanel lines) implements Panel {
  @Override
  public void snapshot(double step) {
    lines.snapshot(step);
  }

  @Override
  public boolean isShown() {
    return !lines.series().stream().allMatch(Series::isEmpty);
  }

  @Override
  public Drawing drawing() {
    return lines.drawing();
  }
}
