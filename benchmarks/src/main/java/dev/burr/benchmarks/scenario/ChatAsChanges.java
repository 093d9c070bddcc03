package dev.burr.benchmarks.scenario;

import dev.burr.tracking.StateRecording;
import java.nio.file.Path;
import java.util.List;

/** What recording a growing chat costs where only what changed is recorded, and whether it costs more when it is long. */
record ChatAsChanges() implements Scenario {

    private static final int MESSAGES = 2_000;
    private static final int FEW = 500;

    private static final Contender OURS = new Contender("ours", "ours, changes only", Contender.Platform.JVM);
    private static final Contender OURS_SHORT =
            new Contender("ours-short", "ours, changes only, 500 steps", Contender.Platform.JVM);

    @Override
    public String id() {
        return "chat-as-changes";
    }

    @Override
    public String title() {
        return "growing chat, 2,000 steps, changes tracked";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(OURS, OURS_SHORT, Contender.PYTHON);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.bytesShare(OURS, Contender.PYTHON, Goal.atMost(1)),
                Figure.ratio(OURS, OURS_SHORT, Goal.atMost(1.5)),
                Figure.ratio(Contender.PYTHON, OURS));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        int messages = contender.equals(OURS_SHORT) ? FEW : MESSAGES;
        return new TrackedRun(
                folder,
                settings -> settings.state(StateRecording.DELTA),
                builder -> Machines.chat(builder, 0, messages));
    }
}
