package dev.burr.ui.index;

import dev.burr.ui.index.ReadingPool.Urgency;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all runs of a project. It never looks at more of them than it must: new ones and those that are gone are found by
 * the time of the project's folder, changed ones by whoever looks at them. Safe for use by many threads.
 */
final class ProjectCatalogue {

    /** A project of so few runs is looked at whole whenever it is asked for, which takes some milliseconds. */
    static final int SMALL = 512;

    /** File systems that count in seconds show two changes within one as the same time. */
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(2);

    /** How much longer than it took to list the names of a project it rests before it does so again. */
    private static final int REST_FACTOR = 5;

    private static final int ORDERED_AT_ONCE = 5_000;

    private final String id;
    private final Shelf shelf;
    private final Map<String, RunSlot> slots = new ConcurrentHashMap<>();
    private final SortedRuns sorted = new SortedRuns();
    private final Progress reading = new Progress();
    private final Progress checking = new Progress();

    private @Nullable Instant namesOf;
    private boolean listed;
    private long nextNames = System.nanoTime();

    ProjectCatalogue(String id, Shelf shelf) {
        this.id = id;
        this.shelf = shelf;
    }

    /** What all catalogues have in common. */
    record Shelf(
            TrackingRepository repository,
            Clock clock,
            ReadingPool pool,
            SlotReading reading,
            WatchFailures failures,
            Consumer<RunSlot> gone) {}

    /** Makes places for runs, and reads what is to be known of one. */
    interface SlotReading {

        RunSlot newSlot(ApplicationKey key);

        /** Whether the run is still there. */
        boolean read(RunSlot slot);
    }

    /** The place of a run, which need not be there. */
    RunSlot slot(String app) {
        return slots.computeIfAbsent(app, name -> shelf.reading().newSlot(new ApplicationKey(id, name)));
    }

    Collection<RunSlot> slots() {
        return slots.values();
    }

    SortedRuns sorted() {
        return sorted;
    }

    /** Of what is new or changed. */
    Progress reading() {
        return reading;
    }

    /** Of what is known from earlier, and may have changed since. */
    Progress checking() {
        return checking;
    }

    void close() {
        reading.close();
        checking.close();
    }

    boolean isSmall() {
        return slots.size() <= SMALL;
    }

    /** Finds runs that are new and that are gone, if the project's folder may have changed. What is new is read later. */
    synchronized void lookForNames(StoredProject project) {
        if (listed && (project.modified().equals(namesOf) || System.nanoTime() < nextNames)) {
            return;
        }
        long start = System.nanoTime();
        Instant before = shelf.clock().instant();
        List<String> names = shelf.repository().applicationIds(id);
        forgetAllBut(names);
        readNew(names.stream().filter(name -> !isKnown(name)).map(this::slot).toList());
        listed = true;
        boolean settled = project.modified().plus(COARSEST_CLOCK).isBefore(before);
        namesOf = settled ? project.modified() : null;
        nextNames = isSmall() ? start : System.nanoTime() + REST_FACTOR * (System.nanoTime() - start);
    }

    /** Takes what was found out earlier, and sees to it that it is looked at. */
    void recall(Collection<RunOverview> earlier) {
        for (RunOverview run : earlier) {
            RunSlot slot = slot(run.stored().key().app());
            if (slot.recall(run)) {
                checking.begin();
                shelf.pool().submit(Urgency.KNOWN, millis(run.stored().stamp().lastWritten()), () -> {
                    try {
                        shelf.failures().guard(slot.key(), () -> compare(slot));
                    } finally {
                        checking.end();
                    }
                });
            }
        }
    }

    /** Looks at some runs, and has those read that changed. */
    void look(Collection<RunSlot> some) {
        for (RunSlot slot : some) {
            shelf.failures().guard(slot.key(), () -> compare(slot));
        }
    }

    /** Looks at a run, and has it read if it changed. One of which nothing is known yet waits for its turn among all that are new. */
    void compare(RunSlot slot) {
        if (slot.overview() == null && reading.pending() > 0) {
            return;
        }
        StoredApplication now = shelf.repository().application(slot.key()).orElse(null);
        if (now == null) {
            forget(slot);
        } else if (slot.overviewAt(now.stamp(), shelf.clock().instant()) == null && !slot.isBeingRead(now.stamp())) {
            submit(slot, Urgency.CHANGED, 0);
        }
    }

    void forgetAll() {
        List.copyOf(slots.values()).forEach(this::forget);
    }

    private boolean isKnown(String name) {
        RunSlot slot = slots.get(name);
        return slot != null && slot.overview() != null;
    }

    private void forgetAllBut(List<String> names) {
        if (!slots.isEmpty()) {
            Set<String> present = new HashSet<>(names);
            slots.values().stream()
                    .filter(slot -> !present.contains(slot.key().app()))
                    .toList()
                    .forEach(this::forget);
        }
    }

    private void forget(RunSlot slot) {
        if (slots.remove(slot.key().app(), slot)) {
            slot.forget();
            if (slot.overview() != null) {
                sorted.changed();
                shelf.gone().accept(slot);
            }
        }
    }

    /** Of many, the newest come first: what a list begins with can be used while the others are read. */
    private void readNew(List<RunSlot> fresh) {
        if (fresh.size() <= SMALL) {
            fresh.forEach(slot -> submit(slot, Urgency.NEW, Long.MAX_VALUE));
            return;
        }
        for (int from = 0; from < fresh.size(); from += ORDERED_AT_ONCE) {
            List<RunSlot> some = fresh.subList(from, Math.min(fresh.size(), from + ORDERED_AT_ONCE));
            reading.begin();
            shelf.pool().submit(Urgency.ORDER, 0, () -> {
                try {
                    some.stream()
                            .map(slot -> new Aged(slot, newness(slot)))
                            .sorted(Comparator.comparingLong(Aged::newness).reversed())
                            .forEach(aged -> submit(aged.slot(), Urgency.NEW, aged.newness()));
                } finally {
                    reading.end();
                }
            });
        }
    }

    private record Aged(RunSlot slot, long newness) {}

    private long newness(RunSlot slot) {
        return shelf.repository()
                .lastWritten(slot.key())
                .map(ProjectCatalogue::millis)
                .orElse(0L);
    }

    private static long millis(Instant time) {
        return time.getEpochSecond() * 1_000 + time.getNano() / 1_000_000;
    }

    private void submit(RunSlot slot, Urgency urgency, long newest) {
        if (slot.queue()) {
            reading.begin();
            shelf.pool().submit(urgency, newest, () -> read(slot));
        }
    }

    private void read(RunSlot slot) {
        try {
            slot.unqueue();
            if (!slot.isForgotten() && !shelf.reading().read(slot)) {
                forget(slot);
            }
        } finally {
            reading.end();
        }
    }
}
