package dev.burr.tracking.file;

/** What recorded steps survive. */
public enum Durability {

    /** The process being killed, at any moment. A power cut may lose what the operating system has not stored yet. */
    OS,

    /**
     * A power cut as well: a step goes on when the disk has what it has recorded. Applications that record at the same time
     * wait for the disk together.
     */
    FSYNC
}
