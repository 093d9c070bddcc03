package dev.burr.benchmarks.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What recording the whole state costs when it grows: each step appends a message of 100 characters to a list. */
record GrowingChat(int messages) implements Scenario {

    @Override
    public String id() {
        return "growing-chat-" + messages;
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "growing chat, %,d steps, tracked in full", messages);
    }

    @Override
    public List<Contender> contenders() {
        return List.of(Contender.OURS, Contender.PYTHON, Contender.FLOOR);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.ratio(Contender.PYTHON, Contender.OURS, Goal.atLeast(20)),
                Figure.ratio(Contender.OURS, Contender.FLOOR));
    }

    @Override
    public Workload workload(Contender contender, Path folder) {
        return contender.equals(Contender.FLOOR)
                ? new CopiedLines(folder, messages)
                : new TrackedRun(folder, builder -> Machines.chat(builder, 0, messages));
    }
}
