package dev.burr.core;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@link State} and the place of each in its array of values. States with the same keys share one
 * instance, so that a step which only changes values copies one small array.
 */
final class Keys {

    static final Keys NONE = new Keys(new String[0]);

    /** Up to here a scan is quicker than hashing. */
    private static final int SCANNED = 8;

    private final String[] names;
    private final @Nullable Map<String, Integer> places;
    private final Set<String> visible;
    private final int sequenceIdPlace;
    private final int priorStepPlace;
    private final int failedStepPlace;

    /**
     * The keys that were last made by adding one: a loop of actions adds the same key again and again. Not held, as a state
     * that is kept would keep all that ever came of it.
     */
    private volatile @Nullable WeakReference<Keys> lastPlus;

    private Keys(String[] names) {
        this.names = names;
        this.places = names.length > SCANNED ? placesOf(names) : null;
        this.visible = visibleOf(names);
        this.sequenceIdPlace = indexOf(State.SEQUENCE_ID);
        this.priorStepPlace = indexOf(State.PRIOR_STEP);
        this.failedStepPlace = indexOf(State.FAILED_STEP);
    }

    private static Map<String, Integer> placesOf(String[] names) {
        var places = new HashMap<String, Integer>(names.length * 2);
        for (int i = 0; i < names.length; i++) {
            places.put(names[i], i);
        }
        return places;
    }

    private static Set<String> visibleOf(String[] names) {
        var visible = new LinkedHashSet<String>(names.length * 2);
        for (String name : names) {
            if (!isInternal(name)) {
                visible.add(name);
            }
        }
        return Collections.unmodifiableSet(visible);
    }

    static boolean isInternal(String key) {
        return key.startsWith("__");
    }

    int size() {
        return names.length;
    }

    String name(int place) {
        return names[place];
    }

    /** The keys that are the user's, in order. */
    Set<String> visible() {
        return visible;
    }

    /** The place of a key, or -1. */
    int indexOf(String key) {
        Map<String, Integer> hashed = places;
        if (hashed != null) {
            return hashed.getOrDefault(key, -1);
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the id of the last step, or -1; each step asks for it several times. */
    int sequenceIdPlace() {
        return sequenceIdPlace;
    }

    /** The place of the last action that succeeded, or -1. */
    int priorStepPlace() {
        return priorStepPlace;
    }

    /** The place of a failure that a transition handles, or -1. */
    int failedStepPlace() {
        return failedStepPlace;
    }

    /** These keys and one more, at the end. */
    Keys plus(String key) {
        if (names.length == 0) {
            return new Keys(new String[] {key});
        }
        WeakReference<Keys> made = lastPlus;
        Keys last = made == null ? null : made.get();
        if (last != null && last.names[names.length].equals(key)) {
            return last;
        }
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = key;
        Keys longer = new Keys(more);
        lastPlus = new WeakReference<>(longer);
        return longer;
    }

    /** These keys and those of the others that are new, at the end. */
    Keys plusAll(Collection<String> others) {
        var all = new LinkedHashSet<>(Arrays.asList(names));
        all.addAll(others);
        return all.size() == names.length ? this : new Keys(all.toArray(String[]::new));
    }

    Keys onlyIf(Predicate<String> kept) {
        return new Keys(Arrays.stream(names).filter(kept).toArray(String[]::new));
    }
}
