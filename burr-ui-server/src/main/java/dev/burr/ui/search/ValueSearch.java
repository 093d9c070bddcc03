package dev.burr.ui.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a text in plain JSON values: in their texts and numbers, and in the names of their fields. */
final class ValueSearch {

    /** Of one value; the next entry of the run may have others. */
    private static final int MOST_PLACES = 20;

    private static final int LONGEST_PATH = 400;

    private final SearchText text;
    private final List<Found> found = new ArrayList<>();
    private final StringBuilder path = new StringBuilder();

    ValueSearch(SearchText text) {
        this.text = text;
    }

    /**
     * A place in a value.
     *
     * @param path empty for the value itself
     * @param inName whether the name of the field has it, and not its value
     */
    record Found(String path, boolean inName, Snippet snippet) {}

    List<Found> found() {
        return found;
    }

    /** Looks at what stands at a place, but not at its name. */
    void lookAt(String place, @Nullable Object value) {
        path.append(place);
        look(value);
        path.setLength(0);
    }

    /** Looks at a value. JSON that was read is nested no deeper than its reader allows. */
    void look(@Nullable Object value) {
        if (found.size() >= MOST_PLACES) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, part) -> lookAtField(String.valueOf(name), part));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size() && found.size() < MOST_PLACES; i++) {
                int length = path.length();
                path.append('[').append(i).append(']');
                look(list.get(i));
                path.setLength(length);
            }
        } else if (value != null) {
            lookAtText(value.toString(), false);
        }
    }

    /** Looks at a field, in the value that is looked at, or by itself. */
    void lookAtField(String name, @Nullable Object value) {
        int length = path.length();
        path.append(length == 0 ? "" : ".").append(name);
        lookAtText(name, true);
        look(value);
        path.setLength(length);
    }

    private void lookAtText(String value, boolean isName) {
        int at = text.indexIn(value);
        if (at >= 0 && found.size() < MOST_PLACES) {
            String shown = path.length() <= LONGEST_PATH ? path.toString() : path.substring(0, LONGEST_PATH) + "…";
            found.add(new Found(shown, isName, Snippet.of(value, at, text.length())));
        }
    }
}
