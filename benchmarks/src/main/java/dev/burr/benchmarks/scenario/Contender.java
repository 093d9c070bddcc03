package dev.burr.benchmarks.scenario;

/**
 * One of those that do the work of a scenario.
 *
 * @param id how processes and documents call it; unique in its scenario
 * @param label what the table calls it
 * @param platform what it runs on
 * @param warmUp when it warms up
 */
public record Contender(String id, String label, Platform platform, WarmUp warmUp) {

    /** This project. */
    public static final Contender OURS = new Contender("ours", "ours", Platform.JVM);

    /** The original. */
    public static final Contender PYTHON = new Contender("python", "Python Burr", Platform.PYTHON);

    /** What the machine takes for the same output, without a state machine. */
    public static final Contender FLOOR = new Contender("floor", "floor", Platform.JVM);

    /** {@link #FLOOR} with the line as well that says why a step was taken, which Burr does not write. */
    public static final Contender SAME_LINES = new Contender("same-lines", "floor, 3 lines", Platform.JVM);

    /** The part of {@link #FLOOR} that only encodes. */
    public static final Contender ENCODING = new Contender("encoding", "serialising only", Platform.JVM);

    /** Another library for the JVM that runs graphs of actions on a state. */
    public static final Contender LANGGRAPH = new Contender("langgraph4j", "LangGraph4j", Platform.JVM);

    /** One that warms up before it is measured. */
    public Contender(String id, String label, Platform platform) {
        this(id, label, platform, WarmUp.BEFORE_ITS_WORK);
    }

    /** When a contender warms up. */
    public enum WarmUp {
        BEFORE_ITS_WORK,
        /** Its work takes so long that it is warm for most of it. */
        WITHIN_ITS_WORK
    }

    /** What a contender runs on. */
    public enum Platform {
        JVM,
        PYTHON
    }
}
