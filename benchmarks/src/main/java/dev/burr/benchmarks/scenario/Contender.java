package dev.burr.benchmarks.scenario;

/**
 * One of those that do the work of a scenario.
 *
 * @param id how processes and documents call it; unique in its scenario
 * @param label what the table calls it
 * @param platform what it runs on
 */
public record Contender(String id, String label, Platform platform) {

    /** This project. */
    public static final Contender OURS = new Contender("ours", "ours", Platform.JVM);

    /** The original. */
    public static final Contender PYTHON = new Contender("python", "Python Burr", Platform.PYTHON);

    /** What the machine takes for the same output, without a state machine. */
    public static final Contender FLOOR = new Contender("floor", "floor", Platform.JVM);

    /** The part of {@link #FLOOR} that only encodes. */
    public static final Contender ENCODING = new Contender("encoding", "serialising only", Platform.JVM);

    /** What a contender runs on. */
    public enum Platform {
        JVM,
        PYTHON
    }
}
