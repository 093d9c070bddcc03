package dev.burr.ui.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives ids to notes that come to others: each keeps its own where that is free, whatever the order of the notes, and those whose ids
 * are taken get new ones behind those that were there. For one use.
 */
final class Restoring {

    private final Set<Annotation> there;
    private final Set<Long> taken = new HashSet<>();
    private final List<Annotation> added = new ArrayList<>();
    private long next;

    /** @param nextId above all ids of those that are there */
    Restoring(List<Annotation> there, long nextId) {
        this.there = new HashSet<>(there);
        this.next = nextId;
        there.forEach(note -> taken.add(note.id()));
    }

    /** The notes as they are in the project now, in their order. */
    List<Annotation> all(List<Annotation> notes) {
        Set<Annotation> keeping = new HashSet<>();
        for (Annotation note : notes) {
            if (isPlain(note.id()) && !there.contains(note) && taken.add(note.id())) {
                keeping.add(note);
            }
        }
        return notes.stream().map(note -> placed(note, keeping)).toList();
    }

    /** Ids go up by one from 0, and scripts have no larger integers: of one beyond, none would be left that comes next. */
    private static boolean isPlain(long id) {
        return id >= 0 && id < 1L << 53;
    }

    private Annotation placed(Annotation note, Set<Annotation> keeping) {
        if (there.contains(note)) {
            return note;
        }
        // One that is given twice keeps its id once.
        Annotation here = keeping.remove(note) ? note : note.numbered(newId());
        added.add(here);
        return here;
    }

    private long newId() {
        while (!taken.add(next)) {
            next++;
        }
        return next;
    }

    /** Those that were not there, in the order of {@link #all}. */
    List<Annotation> added() {
        return added;
    }
}
