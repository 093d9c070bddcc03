package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.StateRecording;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;

/** A process that steps applications on and on, each in a thread, and says after each step which one that was, until it is killed. */
final class SteppingProcess {

    static final String PROJECT = "killed";

    private SteppingProcess() {}

    /**
     * Steps.
     *
     * @param arguments the storage directory, how much of the state is recorded, and the ids of the applications
     */
    public static void main(String[] arguments) {
        var acknowledgements = new PrintStream(System.out, true);
        LocalTrackingClient client = client(Path.of(arguments[0]), StateRecording.valueOf(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        for (String id : Arrays.asList(arguments).subList(2, arguments.length)) {
            new Thread(() -> {
                        Application app = resumed(client, id);
                        while (true) {
                            acknowledgements.println(
                                    id + " " + app.step().orElseThrow().sequenceId());
                        }
                    })
                    .start();
        }
    }

    static LocalTrackingClient client(Path storage, StateRecording recording) {
        return LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .state(recording)
                .build();
    }

    /** Goes on behind the last step that ended; {@code n} is always one more than its sequence id. */
    static Application resumed(LocalTrackingClient client, String id) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("count").reads("n").writes("n", "ballast").run(state -> state.increment("n")
                        .with("ballast", "x".repeat(5_000))))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count")
                .resumeFrom(id, State.of("n", 0))
                .build();
    }
}
