package damo.experiments;

import damo.nn.training.BaseModel;
import damo.nn.training.Checkpoints;
import damo.nn.training.RunReport;
import damo.nn.training.Trainer;
import damo.nn.training.TrainingData;
import damo.nn.training.TrainingWatcher;
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
    report.show("gradients", model.gradients());
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
      model.settings().write(folder.resolve(name + "-config.json"));
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
}
