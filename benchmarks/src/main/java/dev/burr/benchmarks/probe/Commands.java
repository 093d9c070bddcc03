package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the probes. */
public final class Commands {

    private final Peer peer;
    private final String probeClass;

    /**
     * Commands for these two platforms.
     *
     * @param probeClass the main class that works on the JVM; it is started with the Java and the class path of this process
     */
    public Commands(Peer peer, Class<?> probeClass) {
        this.peer = peer;
        this.probeClass = probeClass.getName();
    }

    /** What to start: the platform, and then the same arguments for all. */
    List<String> probe(Scenario scenario, Contender contender, Effort effort, Path folder) {
        var command = new ArrayList<>(
                switch (contender.platform()) {
                    case JVM -> java();
                    case PYTHON ->
                        List.of(peer.python().toString(), peer.script().toString());
                });
        command.addAll(List.of(
                scenario.id(),
                contender.id(),
                Long.toString(effort.warmUpMillis(contender)),
                Long.toString(effort.measuredMillis()),
                folder.toString()));
        return command;
    }

    /** Nothing but the class path: the JVM is as a user gets it. A logger would only say that there is none. */
    private List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-classpath",
                System.getProperty("java.class.path"),
                probeClass);
    }

    /** What tells the versions of the original and of its Python, a line each. */
    List<String> versions() {
        return List.of(peer.python().toString(), peer.script().toString(), "--versions");
    }
}
