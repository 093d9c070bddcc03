package dev.burr.benchmarks.server;

import dev.burr.benchmarks.scenario.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The same folder, served by several contenders. To add one: a class that implements this, and its name in a list as {@link #all}. */
public interface ServerScenario {

    /** How documents call it. */
    String id();

    /** What the table calls it. */
    String title();

    /** Who serves. */
    List<Contender> contenders();

    /** What the measurements are held against. */
    List<ServerFigure> figures();

    /**
     * How often each contender has its turn.
     *
     * @param usual how often where nothing speaks for another number
     */
    default int rounds(int usual) {
        return usual;
    }

    /** Writes what is served, once for all contenders and rounds. */
    void prepare(Path storage) throws IOException;

    /** Starts a contender, measures it, and ends it. */
    Readings measure(Contender contender, Servers servers) throws IOException, InterruptedException;

    /** All that ask as programs do, in the order of the table. */
    static List<ServerScenario> all(Sizes sizes) {
        return List.of(
                new ServerStart(),
                new ListedRuns(sizes.fewRuns(), sizes),
                new ListedRuns(sizes.someRuns(), sizes),
                new LongRun(sizes.longRunSteps(), sizes),
                new ManyRuns(sizes.manyRuns(), sizes),
                new LargeLog(sizes.largeLogBytes(), sizes),
                new LiveRun(sizes));
    }

    /** Those that tell what the starter adds. */
    static List<ServerScenario> ofStarter(Sizes sizes) {
        return List.of(new ServiceStart(sizes.starts()));
    }
}
