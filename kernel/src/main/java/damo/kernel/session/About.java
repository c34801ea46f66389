package damo.kernel.session;

import damo.kernel.protocol.Header;
import damo.kernel.protocol.Reply;
import java.util.List;

/** How the kernel introduces itself. */
final class About {
  private static final String VERSION = "0.1.0";

  private About() {}

  static Reply kernel() {
    String java = Runtime.version().toString();
    return new Reply.KernelInfo(
        "ok",
        Header.PROTOCOL_VERSION,
        "damo",
        VERSION,
        new Reply.LanguageInfo(
            "java", java, "text/x-java", ".jshell", "java", "text/x-java", "script"),
        "Damo " + VERSION + ": Java " + java + " with symbolic tensors and their gradients",
        false,
        List.of(
            new Reply.HelpLink(
                "Java API", "https://docs.oracle.com/en/java/javase/25/docs/api/index.html"),
            new Reply.HelpLink(
                "Language of the graphs (Theano)",
                "https://theano-pymc.readthedocs.io/en/latest/library/index.html")),
        List.of());
  }
}
