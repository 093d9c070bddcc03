package dev.burr.tracking.file;

import java.nio.file.Path;
import java.util.Set;

/** The files of one application. They need not exist. */
public record ApplicationFiles(Path folder) {

    /** One line for each thing that happened. */
    public Path log() {
        return folder.resolve("log.jsonl");
    }

    /** The state machine. */
    public Path graph() {
        return folder.resolve("graph.json");
    }

    /** What it belongs to and comes from. */
    public Path metadata() {
        return folder.resolve("metadata.json");
    }

    /** The applications that come from this one. */
    public Path children() {
        return folder.resolve("children.jsonl");
    }

    /** Locked by whoever appends to {@link #children()}, as closing a data file would release a lock on it. */
    Path lock() {
        return folder.resolve(".lock");
    }

    /** Whether a file in the folder is one of these, or one that would have become one, or what a Mac leaves everywhere. */
    boolean has(Path file) {
        String name = String.valueOf(file.getFileName());
        return Set.of(log(), graph(), metadata(), children(), lock()).contains(file)
                || (name.startsWith(".") && name.endsWith(WholeFile.UNFINISHED))
                || name.equals(".DS_Store");
    }
}
