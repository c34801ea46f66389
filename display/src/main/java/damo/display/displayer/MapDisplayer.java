package damo.display.displayer;

import damo.display.Displayer;
import damo.display.part.Part;
import damo.display.part.Table;
import java.util.List;
import java.util.Map;

/** Shows maps as tables of keys and what they lead to. */
@SuppressWarnings("rawtypes")
public final class MapDisplayer implements Displayer<Map> {
  private static final int MOST = 60;

  @Override
  public Class<Map> type() {
    return Map.class;
  }

  @Override
  public Part show(Map map) {
    if (map.isEmpty()) {
      return Part.code("{}");
    }
    Table table = new Table(List.of(), List.of(), "");
    int shown = 0;
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
      if (shown++ == MOST) {
        return table.row("", Part.muted("… " + (map.size() - MOST) + " more"));
      }
      table =
          table.row(String.valueOf(entry.getKey()), ListDisplayer.Nested.show(entry.getValue()));
    }
    return table;
  }
}
