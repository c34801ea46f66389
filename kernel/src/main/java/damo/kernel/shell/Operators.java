package damo.kernel.shell;

import java.util.List;

/** Rewrites the operators that javac rejects, until nothing is left to rewrite. */
final class Operators {
  /** A round only remains for types that {@link OperatorScan} could not work out itself. */
  private static final int MOST_ROUNDS = 8;

  private final SessionCompiler compiler;

  Operators(SessionCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Analyses a text with the edits given, adding to them what operators need.
   *
   * @param edits grows
   * @return the analysis with all edits made
   */
  Analysis settle(Frame frame, String text, List<Edit> edits) {
    Analysis analysis = compiler.analyse(frame, text, edits);
    for (int round = 0; round < MOST_ROUNDS && analysis.hasErrors(); round++) {
      List<Edit> found = new OperatorScan(text, analysis).edits();
      if (found.isEmpty()) {
        return analysis;
      }
      edits.addAll(found);
      analysis = compiler.analyse(frame, text, edits);
    }
    return analysis;
  }
}
