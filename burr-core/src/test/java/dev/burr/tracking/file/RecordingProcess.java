package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * A process that builds an application, says so, waits for a line, makes a number of steps, says what came of it, and exits
 * there and then.
 */
final class RecordingProcess {

    static final String PROJECT = "recorded";

    private RecordingProcess() {}

    /**
     * What came of it.
     *
     * @param n the state at the end, of which a record makes no difference
     */
    record Outcome(int n, long failures, long lost, long otherWriters, List<String> warnings) {

        /** Reads what a process said. */
        static Outcome of(Process process) throws IOException, InterruptedException {
            List<String> said = ChildJvm.outputOf(process);
            return new Outcome(
                    Integer.parseInt(said.get(0)),
                    Long.parseLong(said.get(1)),
                    Long.parseLong(said.get(2)),
                    Long.parseLong(said.get(3)),
                    said.subList(4, said.size()).stream()
                            .filter(line -> !line.isBlank())
                            .toList());
        }

        private String text() {
            return "%d\n%d\n%d\n%d\n%s\n"
                    .formatted(
                            n, failures, lost, otherWriters, warnings.stream().collect(Collectors.joining("\n")));
        }
    }

    /**
     * Records.
     *
     * @param arguments the storage directory, the id of the application, and how many steps to make
     */
    public static void main(String[] arguments) throws IOException {
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        ((Logger) LoggerFactory.getLogger(FileTrackingSink.class)).addAppender(warnings);
        LocalTrackingClient client = client(Path.of(arguments[0]));
        Application application = application(client, arguments[1]);
        System.out.write('\n');
        System.out.flush();
        System.in.read();

        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            application.step();
        }

        System.out.print(new Outcome(
                        application.state().getInt("n"),
                        client.failures(),
                        client.lostEvents(),
                        client.otherWriters(),
                        warnings.list.stream()
                                .map(ILoggingEvent::getFormattedMessage)
                                .toList())
                .text());
        System.out.flush();
        System.exit(0);
    }

    static LocalTrackingClient client(Path storage) {
        return LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .build();
    }

    /** {@code n} is the number of its steps. */
    static Application application(TrackingClient client, String id) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("count").reads("n").writes("n", "ballast").run(state -> state.increment("n")
                        .with("ballast", "x".repeat(2_000))))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .resumeFrom(id, State.of("n", 0))
                .build();
    }

    /** A process whose application is built. */
    static Process started(ChildJvm program) throws IOException {
        Process process = program.withLogging().start();
        process.getInputStream().read();
        return process;
    }

    static void go(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }
}
