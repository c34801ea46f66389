package damo.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What stored HTML must keep to, so that a reader who strips scripts and styles shows it whole. */
final class HtmlRules {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("div", Set.of("style")),
          Map.entry("span", Set.of("style", "title")),
          Map.entry("strong", Set.of("style")),
          Map.entry("small", Set.of("style")),
          Map.entry("pre", Set.of("style")),
          Map.entry("br", Set.of()),
          Map.entry("img", Set.of("alt", "width", "height", "style", "src")),
          Map.entry("details", Set.of()),
          Map.entry("summary", Set.of("style")),
          Map.entry("table", Set.of("style")),
          Map.entry("caption", Set.of("style")),
          Map.entry("thead", Set.of("style")),
          Map.entry("tbody", Set.of()),
          Map.entry("tr", Set.of()),
          Map.entry("th", Set.of("style", "title")),
          Map.entry("td", Set.of("style", "title")));

  /** Properties that JupyterLab's sanitiser keeps. */
  private static final Set<String> STYLES =
      Set.of(
          "text-align",
          "display",
          "vertical-align",
          "margin",
          "padding",
          "background",
          "color",
          "font-size",
          "font-family",
          "line-height",
          "white-space",
          "border-radius",
          "border-collapse",
          "border-bottom",
          "cursor",
          "min-width");

  private HtmlRules() {}

  static void check(String html) {
    var all = parse(html).getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      check((Element) all.item(i));
    }
  }

  private static void check(Element e) {
    Set<String> allowed = ALLOWED.get(e.getTagName());
    assertNotNull(allowed, "tag " + e.getTagName());
    for (int i = 0; i < e.getAttributes().getLength(); i++) {
      String name = e.getAttributes().item(i).getNodeName();
      assertTrue(allowed.contains(name), e.getTagName() + " has " + name);
    }
    for (String rule : e.getAttribute("style").split(";")) {
      String property = rule.split(":")[0];
      assertTrue(property.isEmpty() || STYLES.contains(property), "style " + rule);
    }
    if (e.getTagName().equals("img")) {
      picture(e);
    }
  }

  private static void picture(Element img) {
    assertFalse(img.getAttribute("alt").isBlank(), "alt");
    assertTrue(Integer.parseInt(img.getAttribute("width")) > 0);
    assertTrue(Integer.parseInt(img.getAttribute("height")) > 0);
    String src = img.getAttribute("src");
    String svg = "data:image/svg+xml;base64,";
    if (src.startsWith(svg)) {
      byte[] bytes = Base64.getDecoder().decode(src.substring(svg.length()));
      drawing(new String(bytes, StandardCharsets.UTF_8));
    } else {
      assertTrue(src.startsWith("data:image/png;base64,"), src.substring(0, 30));
    }
  }

  static void drawing(String svg) {
    Document document = parse(svg);
    Set<String> tags = new TreeSet<>();
    var all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      tags.add(((Element) all.item(i)).getTagName());
      assertFalse(((Element) all.item(i)).hasAttribute("id"));
      if (((Element) all.item(i)).getTagName().equals("image")) {
        String href = ((Element) all.item(i)).getAttribute("href");
        assertTrue(href.startsWith("data:image/png;base64,"), "an image from elsewhere");
      }
    }
    tags.removeAll(Set.of("svg", "style", "g", "title", "rect", "path", "circle", "text", "image"));
    assertEquals(Set.of(), tags);
    assertFalse(svg.contains("NaN\""), "a coordinate is NaN");
    assertFalse(svg.contains("http") && !svg.contains("http://www.w3.org/2000/svg"));
  }

  private static Document parse(String markup) {
    String whole =
        "<body>" + markup.replace("<br>", "<br/>").replaceAll("(<img [^>]*[^/])>", "$1/>");
    String xml = (whole + "</body>").replace("&ensp;", "&#8194;");
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)));
      Element body = document.getDocumentElement();
      Element only = (Element) body.getFirstChild();
      Document inner = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
      inner.appendChild(inner.importNode(only, true));
      return inner;
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + markup, e);
    }
  }
}
