package damo.display;

import damo.display.live.Pace;
import damo.display.live.Ride;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * An iterable that shows how far a loop is, and when it will be through: {@code for (var batch :
 * Progress.of(batches)) …}.
 */
public final class Progress<X> implements Iterable<X> {
  private final Iterable<X> items;
  private final long total;
  private final String title;

  private Progress(Iterable<X> items, long total, String title) {
    this.items = items;
    this.total = total;
    this.title = title;
  }

  /** Knows the total when the iterable is a collection. */
  public static <X> Progress<X> of(Iterable<X> items) {
    return new Progress<>(items, items instanceof Collection<?> c ? c.size() : -1, "");
  }

  public static <X> Progress<X> of(X[] items) {
    return of(Arrays.asList(items));
  }

  /** Counts 0, 1, … up to but not {@code n}. */
  public static Progress<Integer> range(int n) {
    List<Integer> numbers = IntStream.range(0, n).boxed().toList();
    return of(numbers);
  }

  /** For an iterable that does not know its size. */
  public Progress<X> total(long total) {
    return new Progress<>(items, total, title);
  }

  public Progress<X> named(String title) {
    return new Progress<>(items, total, title);
  }

  @Override
  public Iterator<X> iterator() {
    Outlet outlet = Display.outlet().pinned();
    return new Watched<>(items.iterator(), new Ride(title, total, System::nanoTime), outlet);
  }

  /** Paints as it goes; a loop that is left early keeps the last state painted. */
  private static final class Watched<X> implements Iterator<X> {
    private static final int LINES = 10;

    private final Iterator<X> items;
    private final Ride ride;
    private final Outlet outlet;
    private final Pace pace = new Pace(System::nanoTime);
    private final String id = Display.freshId();
    private boolean shown;
    private boolean over;
    private long tenth = -1;

    Watched(Iterator<X> items, Ride ride, Outlet outlet) {
      this.items = items;
      this.ride = ride;
      this.outlet = outlet;
    }

    @Override
    public boolean hasNext() {
      boolean more = items.hasNext();
      if (!more && !over) {
        over = true;
        ride.end();
        paint(Bundler.bundle(ride.part()));
      }
      return more;
    }

    @Override
    public X next() {
      if (!items.hasNext()) {
        throw new NoSuchElementException("the loop is over: there were " + ride.done());
      }
      if (outlet.live() ? pace.due() : ride.done() * LINES / ride.scale() > tenth) {
        tenth = ride.done() * LINES / ride.scale();
        pace.started();
        paint(Bundler.frame(ride.part()));
      }
      X next = items.next();
      ride.step();
      return next;
    }

    private void paint(Bundle bundle) {
      if (!outlet.live()) {
        outlet.display(Bundle.text(bundle.text()), null);
      } else if (shown) {
        outlet.update(id, bundle);
      } else {
        outlet.display(bundle, id);
        shown = true;
      }
    }
  }
}
