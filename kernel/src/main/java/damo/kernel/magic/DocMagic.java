package damo.kernel.magic;

import damo.kernel.shell.JavaShell;
import io.github.spencerpark.jupyter.kernel.magic.registry.LineMagic;
import java.util.List;
import java.util.function.Consumer;

/** Documentation beside the notebook. */
public final class DocMagic {
  private final JavaShell java;
  private final Consumer<String> pager;

  DocMagic(JavaShell java, Consumer<String> pager) {
    this.java = java;
    this.pager = pager;
  }

  /** Pages through what is known of a name, such as {@code T.dot}. */
  @LineMagic
  public void doc(List<String> arguments) {
    String name = String.join(" ", arguments);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name what to look up, as in %doc T.dot");
    }
    pager.accept(
        java.inspect(name, name.length())
            .orElseThrow(
                () -> new IllegalArgumentException("nothing is known of " + name + " here")));
  }
}
