package damo.display.core;

import damo.display.Display;
import damo.display.Displayer;
import damo.display.part.Fold;
import damo.display.part.Part;
import damo.display.part.Text;
import damo.inspect.Inspect;
import damo.nn.training.BaseModel;
import java.util.List;

/**
 * Shows a model: how large it is, its settings, and of each of its weights whether it is trained,
 * by which rule, and whether the gradient reaches it.
 */
public final class ModelDisplayer implements Displayer<BaseModel> {
  @Override
  public Class<BaseModel> type() {
    return BaseModel.class;
  }

  @Override
  public Part show(BaseModel model) {
    Object weights =
        model.isTrainable()
            ? model.gradients()
            : Inspect.parameters(List.copyOf(model.weights().values()));
    return Part.column(
        new Text(model.toString(), Text.Tone.STRONG),
        new Fold("settings", Part.code(model.settings().toString())),
        Display.part(weights));
  }
}
