package damo.display.displayer;

import damo.display.Displayer;
import damo.display.part.Part;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** Shows the charts that users make with XChart. */
@SuppressWarnings("rawtypes")
public final class XChartDisplayer implements Displayer<Chart> {
  @Override
  public Class<Chart> type() {
    return Chart.class;
  }

  /** Draws a small chart to no end: Java's graphics and fonts take their time to start. */
  @Override
  public void awaken() {
    XYChart chart = new XYChart(40, 40);
    chart.addSeries("x", new double[] {0, 1});
    BitmapEncoder.getBufferedImage(chart);
  }

  @Override
  public Part show(Chart chart) {
    try {
      String title = chart.getTitle() == null ? "" : " " + chart.getTitle();
      return BufferedImageDisplayer.picture(BitmapEncoder.getBufferedImage(chart), "chart" + title);
    } catch (RuntimeException | InternalError | LinkageError e) {
      if (!aboutFonts(e)) {
        throw e;
      }
      return Part.text(
          "This chart needs fonts, which this machine lacks: install them with"
              + " 'apt-get install fontconfig fonts-dejavu-core' and restart.");
    }
  }

  private static boolean aboutFonts(Throwable e) {
    boolean here =
        Arrays.stream(e.getStackTrace())
            .anyMatch(at -> at.getClassName().toLowerCase(Locale.ROOT).contains("font"));
    return here || (e.getCause() != null && aboutFonts(e.getCause()));
  }
}
