package damo.experiments;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the experiment named by the first argument; without one, lists them. */
@Command(
    name = "experiment",
    description = "Runs an experiment: data is read, a model learns, what it reached is printed.",
    subcommands = {
      LearnerExperiment.class,
      MlpExperiment.class,
      VaeExperiment.class,
      PolyphonicExperiment.class,
      GridExperiment.class,
      ClassifierExperiment.OneLayer.class,
      ClassifierExperiment.Deep.class,
      ClassifierExperiment.Columns.class,
      TextExperiment.class,
      LagExperiment.class,
      MapExperiment.class,
      CharExperiment.class,
      TsneExperiment.class
    },
    synopsisSubcommandLabel = "NAME [options]",
    mixinStandardHelpOptions = true)
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Ends the process with the exit code of {@link #execute}, or of what Ctrl-C makes of it: 130,
   * once training has ended and all is saved and told.
   */
  public static void main(String[] args) {
    int code = execute(args);
    if (!CtrlC.isPressed()) System.exit(code);
  }

  /** The exit code: 0 when the experiment ran to its end, 1 when it failed, 2 for bad options. */
  static int execute(String... args) {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name an experiment");
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(command.getCommandName() + ": " + e.getMessage());
    return 1;
  }
}
