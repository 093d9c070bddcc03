package dev.burr.ui.reproduce;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Source of a program that goes on from a recorded step, in a run of its own.
 *
 * @param storage folder of the runs as a person writes it; null for the one that programs use by themselves
 * @param entrypoint of the graph
 * @param inputs of the step that is run
 */
record ForkSource(
        @Nullable String storage,
        String project,
        String app,
        long sequenceId,
        @Nullable String partitionKey,
        String entrypoint,
        Map<String, @Nullable Object> inputs) {

    private static final String HOME = "~/";

    private static final String JAVA =
            """
            var tracking = %s;
            Application app = new ApplicationBuilder()
                    .withGraph(graph) // the state machine of the run
                    .withTracker(tracking)
                    .forkFrom(%s, %d)
                    .build();
            app.step(%s);%s""";

    private static final String PYTHON =
            """
            tracker = LocalTrackingClient(%s)
            app = (
                ApplicationBuilder()
                .with_graph(graph)  # the state machine of the run
                .initialize_from(
                    tracker,
                    resume_at_next_action=True,
                    default_state={},
                    default_entrypoint=%s,
                    fork_from_app_id=%s,
                    fork_from_sequence_id=%d,
                    fork_from_partition_key=%s,
                )
                .with_tracker(tracker)
                .build()
            )
            app.step(%s)%s""";

    String java() {
        Inputs given = Inputs.java(inputs);
        String step = given.written().isEmpty() ? "" : "Inputs.of(" + String.join(", ", given.written()) + ")";
        return JAVA.formatted(javaTracking(), JavaText.literal(app), sequenceId, step, given.comment("//"));
    }

    private String javaTracking() {
        String name = JavaText.literal(project);
        if (storage == null) {
            return "LocalTrackingClient.forProject(" + name + ")";
        }
        String folder = storage.startsWith(HOME)
                ? "System.getProperty(\"user.home\"), " + JavaText.literal(storage.substring(HOME.length()))
                : JavaText.literal(storage);
        return "LocalTrackingClient.builder()\n        .project(%s)\n        .storageDir(Path.of(%s))\n        .build()"
                .formatted(name, folder);
    }

    String python() {
        Inputs given = Inputs.python(inputs);
        String client =
                PythonText.literal(project) + (storage == null ? "" : ", storage_dir=" + PythonText.literal(storage));
        String partition = partitionKey == null ? "None" : PythonText.literal(partitionKey);
        return PYTHON.formatted(
                client,
                PythonText.literal(entrypoint),
                PythonText.literal(app),
                sequenceId,
                partition,
                pythonInputs(given),
                given.comment(" #"));
    }

    private static String pythonInputs(Inputs given) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < given.written().size(); i += 2) {
            entries.append(i == 0 ? "" : ", ")
                    .append(given.written().get(i))
                    .append(": ")
                    .append(given.written().get(i + 1));
        }
        return entries.isEmpty() ? "" : "inputs={" + entries + "}";
    }
}
