package dev.burr.benchmarks.scenario;

import dev.burr.application.ApplicationBuilder;
import java.nio.file.Path;
import java.util.List;

/** Whether a step costs the same however long the history is: the first and the last 100 messages of 10,000. */
record LongHistory() implements Scenario {

    private static final int MESSAGES = 10_000;
    private static final int STEPS = 100;

    private static final Contender OURS_FIRST = jvm("ours-first", "ours, first messages");
    private static final Contender OURS_LAST = jvm("ours-last", "ours, last messages");
    private static final Contender PYTHON_FIRST = python("python-first", "Python Burr, first messages");
    private static final Contender PYTHON_LAST = python("python-last", "Python Burr, last messages");

    private static Contender jvm(String id, String label) {
        return new Contender(id, label, Contender.Platform.JVM);
    }

    private static Contender python(String id, String label) {
        return new Contender(id, label, Contender.Platform.PYTHON);
    }

    @Override
    public String id() {
        return "long-history";
    }

    @Override
    public String title() {
        return "chat, untracked, first and last 100 of 10,000 messages";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(OURS_FIRST, PYTHON_FIRST, OURS_LAST, PYTHON_LAST);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.ratio(OURS_LAST, OURS_FIRST, Goal.atMost(1.5)),
                Figure.ratio(PYTHON_LAST, PYTHON_FIRST),
                Figure.ratio(PYTHON_LAST, OURS_LAST));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        int first = contender.equals(OURS_LAST) ? MESSAGES - STEPS : 0;
        return new UntrackedRun(() -> Machines.chat(new ApplicationBuilder(), first, first + STEPS));
    }
}
