package dev.burr.ui.cli;

import dev.burr.ui.BurrUiServer;
import dev.burr.ui.security.KeyFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code burr}, which does what {@code burr ui} does when no other command is named. */
@Command(
        name = "burr",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        header = "Shows what Burr applications do, step by step, in the browser.",
        footer = {"", "Without a command it does what 'burr ui' does."})
public final class Burr implements Callable<Integer> {

    /** Commands whose output programs read. What is logged meanwhile goes to the standard error. */
    private static final Set<String> READING =
            Set.of("list", "show", "test-case", "prune", "convert", "keys", "export", "import");

    @Mixin
    private final UiOptions options = new UiOptions();

    private final UiLaunch launch;

    private Burr(UiLaunch launch) {
        this.launch = launch;
    }

    /** Runs a command. The exit code is 0 for success, 1 for failure and 2 for wrong usage. */
    public static void main(String[] args) {
        Browser browser = Browser.ofThisMachine();
        DemoService demo = new DemoService(demoJar(), browser, System.out);
        CommandLine burr = commandLine(new UiLaunch(LocalServer::start, browser, System.out), demo);
        if (args.length > 0 && READING.contains(args[0])) {
            burr.setOut(burr.getOut());
            System.setOut(System.err);
        }
        int code = burr.execute(args);
        if (code != ExitCode.OK) {
            System.exit(code);
        }
    }

    static CommandLine commandLine(UiLaunch launch, DemoService demo) {
        CommandLine commandLine = new CommandLine(new Burr(launch))
                .addSubcommand(new UiCommand(launch))
                .addSubcommand(new DemoCommand(launch, demo))
                .addSubcommand(new ListCommand())
                .addSubcommand(new ShowCommand())
                .addSubcommand(new TestCaseCommand())
                .addSubcommand(new PruneCommand(Clock.systemUTC()))
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new ExportCommand(BurrUiServer::folders))
                .addSubcommand(new ImportCommand(BurrUiServer::folders))
                .addSubcommand(
                        KeysCommand.line(() -> KeyFile.in(BurrUiServer.folders().data()), Clock.systemUTC()))
                .addSubcommand(new RehearseCommand(LocalServer::startApart));
        return explaining(commandLine);
    }

    /** With errors told as one of this program's commands tells them. */
    static CommandLine explaining(CommandLine commandLine) {
        return commandLine
                .setExecutionStrategy(Burr::execute)
                .setParameterExceptionHandler(Burr::explain)
                .setExecutionExceptionHandler(Burr::report);
    }

    @Override
    public Integer call() {
        launch.start(options.settings());
        return ExitCode.OK;
    }

    /** The launcher says where the demo is. */
    private static @Nullable Path demoJar() {
        String jar = System.getProperty("burr.demo");
        return jar == null ? null : Path.of(jar);
    }

    /** Options that stand before another command would be lost without a word. */
    private static int execute(ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "Option '%s' stands before the command '%s'. Put it behind the command."
                            .formatted(
                                    parsed.matchedOptions().get(0).longestName(),
                                    parsed.subcommand().commandSpec().name()));
        }
        return new RunLast().execute(parsed);
    }

    private static int explain(ParameterException misuse, String[] args) {
        CommandLine command = misuse.getCommandLine();
        command.getErr().println(misuse.getMessage());
        UnmatchedArgumentException.printSuggestions(misuse, command.getErr());
        command.getErr()
                .printf(
                        "'%s --help' lists what can be used.%n",
                        command.getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    private static int report(Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
        if (failure instanceof CommandFailure) {
            commandLine.getErr().println(failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
