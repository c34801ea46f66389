package damo.kernel.shell;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/** Turns a Javadoc comment into plain text. */
final class JavadocText {
  private static final Pattern INLINE =
      Pattern.compile(
          "\\{@(?:code|literal|link|linkplain|value|snippet|systemProperty)\\s+([^{}]*)\\}");
  private static final Pattern MEMBER = Pattern.compile("(\\w)#(?=\\w)");
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
  private static final Pattern PARAGRAPH =
      Pattern.compile("</?(p|ul|ol|dl|pre|blockquote|h\\d|table|tr)\\b[^>]*>");
  private static final Pattern ITEM = Pattern.compile("<(li|dt|dd)\\b[^>]*>");
  private static final Pattern TAG = Pattern.compile("</?\\w+[^>]*>");

  private JavadocText() {}

  static String of(SourceCodeAnalysis.Documentation documentation) {
    String comment = documentation.javadoc();
    return comment == null
        ? documentation.signature()
        : documentation.signature() + "\n" + plain(comment);
  }

  static String plain(String comment) {
    String text = INLINE.matcher(comment).replaceAll("$1");
    text = MEMBER.matcher(text).replaceAll("$1.");
    text = text.replaceAll("(?<![\\w&])#(?=\\w)", "");
    text = PARAGRAPH.matcher(text).replaceAll("\n");
    text = ITEM.matcher(text).replaceAll("- ");
    text = TAG.matcher(text).replaceAll("");
    text = BLOCK_TAG.matcher(text).replaceAll("$1: ");
    text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
    return text.replaceAll("(?m)^ +", "").replaceAll("\\n{3,}", "\n\n").strip();
  }
}
