package damo.experiments;

import damo.display.Display;
import damo.error.DamoException;
import damo.nn.training.BaseModel;
import damo.nn.training.Checkpoints;
import damo.nn.training.ModelSettings;
import damo.nn.training.RunReport;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.nn.training.TrainingWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** How all experiments train: files, Ctrl-C, lines on the console. */
final class Training {
  private final RunOptions options;
  private final Report report;
  private final String name;

  /**
   * The training of one run.
   *
   * @param prefix of the names of files
   * @param shown the settings that stand in the names
   */
  Training(RunOptions options, Report report, String prefix, Map<String, ?> shown) {
    this.options = options;
    this.report = report;
    this.name = Names.unique(prefix, shown, options.uid());
  }

  /** Says what will be trained, by which rule each of the weights is taken. */
  void introduce(BaseModel model) {
    report.say(model.toString());
    report.show("settings", model.settings().toString());
    if (model.isTrainable()) report.show("gradients", model.gradients());
  }

  /** A trainer that keeps the best weights by a score, and saves if a folder was named. */
  Trainer trainer(BaseModel model, TrainingData data, int epochs, DoubleSupplier validation) {
    Trainer trainer =
        Trainer.of(model, data)
            .epochs(epochs)
            .validation(validation)
            .watch(TrainingWatcher.console());
    Path folder = options.folder();
    if (folder != null) {
      model.settings().write(config(folder));
      trainer.saving(Checkpoints.in(folder, name), options.saveEvery());
    }
    return trainer;
  }

  /** Trains and shows the curves; Ctrl-C ends it with the best weights, files and page written. */
  void run(Trainer trainer) {
    RunReport done = CtrlC.interrupts(() -> options.isResumed() ? trainer.resume() : trainer.run());
    report.note(done.toString());
    report.curves(done.history());
  }

  private Path config(Path folder) {
    return folder.resolve(name + "-config.json");
  }

  /** The settings of the run of this name that was before. */
  ModelSettings settingsBefore() {
    return ModelSettings.read(config(folderBefore()));
  }

  /** Puts the best weights of the run of this name that was before in place. */
  void restoreBest(BaseModel model) {
    model.restore(folderBefore().resolve(name + "-best"));
  }

  private Path folderBefore() {
    Path folder = options.folder();
    if (folder == null) throw new DamoException("say by --savedir where the run before was saved");
    return folder;
  }

  /** A display after an epoch, kept as a picture beside the checkpoints if a folder was named. */
  void show(String what, int epoch, Object display) {
    report.show(what + " after epoch " + epoch, display);
    Path folder = options.folder();
    if (folder == null) return;
    try {
      Display.save(display, folder.resolve("%s-EP%d-%s.png".formatted(name, epoch, what)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
