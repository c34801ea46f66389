package damo.kernel.session;

import com.google.gson.JsonObject;
import damo.kernel.protocol.Contents;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.DisplayDataRenderable;
import io.github.spencerpark.jupyter.kernel.display.RenderFunction;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** Displays that ask first what jupyter-jvm-basekernel knows: its data, and types registered. */
public final class RenderedDisplays implements Displays {
  private final Displays others;
  private final Registry registry = new Registry();

  /** Shows what nobody registered by {@code others}. */
  public RenderedDisplays(Displays others) {
    this.others = others;
  }

  /** Where renderers are registered. */
  public Renderer renderer() {
    return registry;
  }

  @Override
  public MimeBundle bundle(@Nullable Object value) {
    return switch (value) {
      case null -> others.bundle(null);
      case DisplayData ready -> bundle(ready);
      case DisplayDataRenderable self -> bundle(registry.render(self));
      default -> registry.knows(value) ? bundle(registry.render(value)) : others.bundle(value);
    };
  }

  /** The fields of display data are private; its JSON is its public form. */
  private static MimeBundle bundle(DisplayData ready) {
    JsonObject json = Contents.json(ready);
    return new MimeBundle(fields(json, "data"), fields(json, "metadata"));
  }

  private static Map<String, Object> fields(JsonObject json, String name) {
    return json.has(name)
        ? new LinkedHashMap<>(json.getAsJsonObject(name).asMap())
        : new LinkedHashMap<>();
  }

  /** A renderer that remembers for which types somebody registered. */
  private static final class Registry extends Renderer {
    private final Set<Class<?>> types = new CopyOnWriteArraySet<>();

    @Override
    public <V> void register(
        Set<MIMEType> supported,
        Set<MIMEType> preferred,
        Set<Class<? extends V>> classes,
        RenderFunction<V> function) {
      super.register(supported, preferred, classes, function);
      types.addAll(classes);
    }

    boolean knows(Object value) {
      return types.stream().anyMatch(type -> type.isInstance(value));
    }
  }
}
