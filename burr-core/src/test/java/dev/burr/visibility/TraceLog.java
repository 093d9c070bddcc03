package dev.burr.visibility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what is traced, in a word or two. Not synchronised: a listener is called by one thread at a time. */
final class TraceLog implements TraceListener {

    private final List<String> words = new ArrayList<>();
    private @Nullable RuntimeException failure;

    List<String> words() {
        return words;
    }

    /** Fails from now on, after writing down. */
    void failWith(RuntimeException thrown) {
        failure = thrown;
    }

    @Override
    public void spanStarted(String id, String name, @Nullable String parentId, List<String> dependencies) {
        write("+ " + id + " " + name + (parentId == null ? "" : " in " + parentId)
                + (dependencies.isEmpty() ? "" : " after " + dependencies));
    }

    @Override
    public void spanFinished(String id, String name, Duration duration) {
        write("- " + id);
    }

    @Override
    public void attributesLogged(@Nullable String spanId, Map<String, ? extends @Nullable Object> attributes) {
        write(spanId + " " + attributes);
    }

    @Override
    public void eventLogged(@Nullable String spanId, String name, Map<String, ? extends @Nullable Object> data) {
        write(spanId + " " + name + "! " + data);
    }

    private void write(String word) {
        words.add(word);
        if (failure != null) {
            throw failure;
        }
    }
}
