package damo.display;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The displayers there are: those the user registered, latest first, then those of the jars. */
final class Registry {
  private final List<Displayer<?>> registered = new CopyOnWriteArrayList<>();
  private final Set<Displayer<?>> awake = ConcurrentHashMap.newKeySet();
  private volatile @Nullable List<Displayer<?>> found;

  void register(Displayer<?> displayer) {
    registered.addFirst(displayer);
  }

  /** Looks again at the class path, which a notebook may have grown. */
  void reload() {
    found = null;
  }

  /** The displayer of {@code type}, the first time that this is asked. */
  Optional<Displayer<?>> asleep(Class<?> type) {
    Displayer<?> displayer = nearest(type);
    return displayer != null && awake.add(displayer) ? Optional.of(displayer) : Optional.empty();
  }

  @SuppressWarnings("unchecked")
  @Nullable Displayer<Object> nearest(Class<?> type) {
    Displayer<?> best = null;
    for (Displayer<?> d : all()) {
      if (d.type().isAssignableFrom(type) && (best == null || nearer(d, best))) {
        best = d;
      }
    }
    return (Displayer<Object>) best;
  }

  private static boolean nearer(Displayer<?> a, Displayer<?> b) {
    return a.type() != b.type() && b.type().isAssignableFrom(a.type());
  }

  private List<Displayer<?>> all() {
    List<Displayer<?>> services = found;
    if (services == null) {
      services = load();
      found = services;
    }
    List<Displayer<?>> all = new ArrayList<>(registered);
    all.addAll(services);
    return all;
  }

  private static List<Displayer<?>> load() {
    List<Displayer<?>> all = new ArrayList<>();
    load(Thread.currentThread().getContextClassLoader(), all::add);
    if (all.isEmpty()) {
      load(Registry.class.getClassLoader(), all::add);
    }
    return all;
  }

  /** A displayer whose library is missing or broken is left out; the others stay. */
  private static void load(@Nullable ClassLoader loader, Consumer<Displayer<?>> add) {
    var each = ServiceLoader.load(Displayer.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = each.hasNext();
        if (more) {
          Displayer<?> displayer = each.next();
          displayer.type();
          add.accept(displayer);
        }
      } catch (ServiceConfigurationError | LinkageError leftOut) {
        more = true;
      }
    }
  }
}
