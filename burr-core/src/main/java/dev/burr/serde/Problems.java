package dev.burr.serde;

/** Hears of values in whose place a marker was put. */
interface Problems {

    /**
     * A value can't be written.
     *
     * @param type its class, or that of the object whose getter failed
     * @param path where it is
     * @param failure the class of what was thrown
     * @param reason what that says, which may quote values
     */
    void unserializable(String type, String path, String failure, String reason);

    /** A value is too large, and was cut. */
    void cut(String type, String path, long bytes);

    /** What was to mask a value failed; the value was masked. */
    void maskFailed(String path, String failure);
}
