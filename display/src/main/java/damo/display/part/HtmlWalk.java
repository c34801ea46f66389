package damo.display.part;

import java.util.List;
import java.util.Locale;

/**
 * Walks a part to HTML. The tags carry the meaning and inline CSS only adds to it: notebook readers
 * keep few properties, and those who meet an untrusted file drop SVG elements, styles and ids.
 */
public final class HtmlWalk {
  private static final String BESIDE =
      "display:inline-block;vertical-align:top;margin:0 20px 6px 0";
  private static final String CELL = "padding:4px 9px;vertical-align:middle;";

  private final boolean inline;
  private final StringBuilder out = new StringBuilder();

  private HtmlWalk(boolean inline) {
    this.inline = inline;
  }

  /** HTML for a frame that will be replaced: drawings are inline, so that they do not flicker. */
  public static String live(Part part) {
    return new HtmlWalk(true).whole(part);
  }

  /** HTML that is kept: drawings are images, which every reader shows. */
  public static String stored(Part part) {
    return new HtmlWalk(false).whole(part);
  }

  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String whole(Part part) {
    out.append("<div style=\"text-align:left\">");
    walk(part);
    return out.append("</div>").toString();
  }

  private void walk(Part part) {
    switch (part) {
      case Text text -> text(text);
      case Heading heading -> heading(heading.content());
      case Code code -> code(code.content());
      case Picture picture -> picture(picture);
      case Badge badge -> badge(badge);
      case Raw raw -> raw(raw);
      case Row row -> row(row.parts());
      case Column column -> column(column.parts());
      case Fold fold -> fold(fold);
      case Table table -> table(table);
    }
  }

  private void text(Text text) {
    String content = escape(text.content()).replace("  ", " &ensp;").replace("\n", "<br>");
    switch (text.tone()) {
      case PLAIN -> out.append("<span>").append(content).append("</span>");
      case STRONG -> out.append("<strong>").append(content).append("</strong>");
      case MUTED ->
          out.append("<small style=\"color:#7b828c\">").append(content).append("</small>");
    }
  }

  private void heading(String content) {
    out.append("<strong style=\"font-size:115%\">").append(escape(content)).append("</strong>");
  }

  private void code(String content) {
    out.append(
            "<pre style=\"margin:0;font-family:monospace;line-height:1.35;background:transparent;white-space:pre\">")
        .append(escape(content))
        .append("</pre>");
  }

  private void picture(Picture picture) {
    switch (picture.image()) {
      case Image.Svg svg when inline -> out.append(svg.markup());
      case Image kept -> image(kept, picture.alt());
    }
  }

  private void image(Image image, String alt) {
    out.append(
            "<img alt=\"%s\" width=\"%d\" height=\"%d\" "
                .formatted(escape(alt), image.width(), image.height()))
        .append("style=\"vertical-align:middle;background:transparent\" src=\"")
        .append(image.dataUri())
        .append("\">");
  }

  private void badge(Badge badge) {
    out.append("<span title=\"").append(escape(badge.title()));
    out.append("\" style=\"background:").append(badge.tone().color);
    out.append(
        ";color:#ffffff;border-radius:9px;padding:1px 8px;font-size:85%;white-space:nowrap\">");
    out.append(escape(badge.tone().mark + " " + badge.label())).append("</span>");
  }

  private void raw(Raw raw) {
    switch (raw.mime()) {
      case "text/html" -> out.append(raw.content());
      case "text/latex" -> out.append("<span>").append(escape(raw.content())).append("</span>");
      default -> code(raw.content());
    }
  }

  private void row(List<Part> parts) {
    out.append("<div>");
    parts.forEach(part -> wrapped(part, BESIDE));
    out.append("</div>");
  }

  private void column(List<Part> parts) {
    parts.forEach(part -> wrapped(part, "margin:0 0 8px 0"));
  }

  private void wrapped(Part part, String style) {
    out.append("<div style=\"").append(style).append("\">");
    walk(part);
    out.append("</div>");
  }

  private void fold(Fold fold) {
    out.append("<details><summary style=\"cursor:pointer\">").append(escape(fold.summary()));
    out.append("</summary>");
    wrapped(fold.body(), "margin:6px 0 6px 14px");
    out.append("</details>");
  }

  private void table(Table table) {
    out.append("<table style=\"margin:0 0 4px 0;border-collapse:collapse\">");
    if (!table.caption().isEmpty()) {
      out.append("<caption style=\"text-align:left;padding:0 0 4px 0\">");
      out.append(escape(table.caption())).append("</caption>");
    }
    if (!table.heads().isEmpty()) {
      out.append("<thead style=\"border-bottom:1px solid #8a919b\">");
      tableRow(table, table.heads(), "th");
      out.append("</thead>");
    }
    out.append("<tbody>");
    table.rows().forEach(row -> tableRow(table, row, "td"));
    out.append("</tbody></table>");
  }

  private void tableRow(Table table, List<Cell> cells, String tag) {
    out.append("<tr>");
    for (int c = 0; c < cells.size(); c++) {
      cell(cells.get(c), tag, tag.equals("th") ? table.align(c) : cells.get(c).align());
    }
    out.append("</tr>");
  }

  private void cell(Cell cell, String tag, Cell.Align align) {
    out.append("<").append(tag);
    if (!cell.title().isEmpty()) {
      out.append(" title=\"").append(escape(cell.title())).append("\"");
    }
    out.append(" style=\"").append(CELL).append("text-align:");
    out.append(align.name().toLowerCase(Locale.ROOT)).append(wrap(cell)).append(background(cell));
    out.append("\">");
    walk(cell.content());
    out.append("</").append(tag).append(">");
  }

  /** Short words stay on a line: a shape or a number that breaks is hard to read. */
  private static String wrap(Cell cell) {
    boolean isShort = cell.content() instanceof Text text && text.content().length() <= 28;
    return isShort ? ";white-space:nowrap" : "";
  }

  private static String background(Cell cell) {
    return cell.background().isEmpty()
        ? ""
        : ";background:" + cell.background() + ";min-width:18px;color:" + Ink.on(cell.background());
  }
}
