package dev.burr.tracking;

import dev.burr.core.Unchanged;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the last step of one application, as it stands in the log. The next state is made from it in place: what is
 * unchanged stays where it is, a list that grew gets its new elements behind the old ones, and the rest is encoded. In front of it
 * there is room for the rest of the line, so that a long state is copied by nobody but the operating system.
 *
 * <p>Keeps values only as long as they are in the state, and none that can change. Belongs to one thread at a time.
 */
final class StateImage {

    /** How many bytes fit in front of the state. */
    static final int ROOM = 4_096;

    private final Serde serde;
    private final JsonWriter image = new JsonWriter();

    private String[] names = new String[8];
    private @Nullable Object[] values = new @Nullable Object[8];
    private int[] starts = new int[8];
    private int[] stops = new int[8];
    private int count;

    /** Where the last brace of the state stands. */
    private int end;

    /** Whether what stood behind the place that is being written was put aside, and from where on. */
    private boolean isAside;

    private int asideFrom;

    StateImage(Serde serde) {
        this.serde = serde;
        clear();
    }

    private void clear() {
        image.clear();
        // Behind a colon, which stands in front of every value, comes no comma.
        image.fill(':', ROOM);
        image.beginObject();
        end = image.size();
        Arrays.fill(values, null);
        count = 0;
    }

    /** The bytes: the state from {@link #ROOM} on, and what was written behind it since the last {@link #update}. */
    JsonWriter bytes() {
        return image;
    }

    /** Whether it has grown for a state that was much larger than this one. */
    boolean isTooLarge() {
        return image.capacity() > ROOM + 4 * length() + (64 << 10);
    }

    /** How many bytes the state has. */
    int length() {
        return end + 1 - ROOM;
    }

    /** Makes it the image of another state. */
    void update(Map<String, @Nullable Object> state, EncodingBuffers buffers) {
        boolean done = false;
        try {
            replaceAll(state, buffers);
            done = true;
        } finally {
            if (!done) {
                clear();
            }
        }
    }

    private void replaceAll(Map<String, @Nullable Object> state, EncodingBuffers buffers) {
        image.truncate(end);
        isAside = false;
        int place = 0;
        for (Map.Entry<String, @Nullable Object> entry : state.entrySet()) {
            if (place < count && !names[place].equals(entry.getKey())) {
                forgetFrom(place);
            }
            if (place < count) {
                replace(place, entry.getValue(), buffers);
            } else {
                add(entry.getKey(), entry.getValue());
            }
            place++;
        }
        forgetFrom(place);
        end = image.size();
        image.endObject();
    }

    private void forgetFrom(int place) {
        if (place < count) {
            if (!isAside) {
                image.truncate(place == 0 ? ROOM + 1 : stops[place - 1]);
            }
            Arrays.fill(values, place, count, null);
            count = place;
        }
    }

    private void add(String name, @Nullable Object value) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            stops = Arrays.copyOf(stops, count * 2);
        }
        names[count] = name;
        values[count] = Kept.of(value, null);
        image.name(name);
        starts[count] = image.size();
        serde.write(name, value, image);
        stops[count] = image.size();
        count++;
    }

    private void replace(int place, @Nullable Object value, EncodingBuffers buffers) {
        Object before = values[place];
        if (Kept.isUnchanged(value, before)) {
            if (isAside) {
                bringBack(place, stops[place], buffers);
                stops[place] = image.size();
            }
        } else if (before instanceof List<?> shorter
                && value instanceof List<?> longer
                && grew(shorter, longer, place, buffers)) {
            grow(place, longer, shorter.size(), buffers);
        } else {
            encode(place, value, buffers);
        }
    }

    /** Whether a list has the elements that it had, and others behind them; and stands there as a list, not as a marker. */
    private boolean grew(List<?> before, List<?> now, int place, EncodingBuffers buffers) {
        return !before.isEmpty()
                && Unchanged.elements(before, now) == before.size()
                && serde.writesPartByPart(names[place], now)
                && isArray(place, buffers);
    }

    private boolean isArray(int place, EncodingBuffers buffers) {
        return isAside ? buffers.keptAside().has('[', starts[place] - asideFrom) : image.has('[', starts[place]);
    }

    private void grow(int place, List<?> value, int oldSize, EncodingBuffers buffers) {
        int bracket = stops[place] - 1;
        if (isAside) {
            bringBack(place, bracket, buffers);
        } else {
            putAsideFrom(stops[place], buffers);
            image.truncate(bracket);
        }
        for (int i = oldSize; i < value.size(); i++) {
            serde.writeElement(names[place], i, value.get(i), image);
        }
        image.endArray();
        values[place] = Kept.of(value, null);
        stops[place] = image.size();
    }

    private void encode(int place, @Nullable Object value, EncodingBuffers buffers) {
        JsonWriter anew = buffers.value();
        serde.write(names[place], value, anew);
        values[place] = Kept.of(value, null);
        if (!isAside && anew.size() == stops[place] - starts[place]) {
            image.overwrite(starts[place], anew);
            return;
        }
        if (isAside) {
            image.name(names[place]);
            starts[place] = image.size();
        } else {
            putAsideFrom(stops[place], buffers);
            image.truncate(starts[place]);
        }
        image.append(anew, 0, anew.size());
        stops[place] = image.size();
    }

    private void putAsideFrom(int from, EncodingBuffers buffers) {
        JsonWriter aside = buffers.aside();
        aside.append(image, from, end);
        isAside = true;
        asideFrom = from;
    }

    /** Writes the name, and the bytes of the value up to {@code stop}. */
    private void bringBack(int place, int stop, EncodingBuffers buffers) {
        int start = starts[place];
        image.name(names[place]);
        starts[place] = image.size();
        image.append(buffers.keptAside(), start - asideFrom, stop - asideFrom);
    }
}
