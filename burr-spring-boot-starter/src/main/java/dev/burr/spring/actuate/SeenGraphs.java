package dev.burr.spring.actuate;

import dev.burr.core.Action;
import dev.burr.core.Graph;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.zip.CRC32;

/**
 * The state machines that applications were built of last, each once, however often it is built anew. Machines are not held, as
 * their actions hold what they like. Safe for use by many threads.
 */
final class SeenGraphs {

    static final int MOST = 20;

    private final Map<Graph, Drawn> drawn = new WeakHashMap<>();
    private final Map<String, BurrReport.GraphView> views = new LinkedHashMap<>();

    private record Drawn(String entrypoint, BurrReport.GraphView view) {}

    /** Takes note of a machine, and says what it is called. */
    synchronized String seen(Graph graph, String entrypoint, Instant now) {
        Drawn known = drawn.get(graph);
        if (known == null || !known.entrypoint().equals(entrypoint)) {
            known = new Drawn(entrypoint, view(graph, entrypoint, now));
            drawn.put(graph, known);
        }
        BurrReport.GraphView view = known.view();
        views.remove(view.id());
        views.put(
                view.id(), new BurrReport.GraphView(view.id(), view.entrypoint(), view.actions(), view.mermaid(), now));
        if (views.size() > MOST) {
            views.remove(views.keySet().iterator().next());
        }
        return view.id();
    }

    /** The one that was used last first. */
    synchronized List<BurrReport.GraphView> latestFirst() {
        List<BurrReport.GraphView> all = new ArrayList<>(views.values());
        Collections.reverse(all);
        return all;
    }

    private static BurrReport.GraphView view(Graph graph, String entrypoint, Instant now) {
        String mermaid = graph.toMermaid(entrypoint);
        CRC32 sum = new CRC32();
        sum.update(mermaid.getBytes(StandardCharsets.UTF_8));
        return new BurrReport.GraphView(
                "%08x".formatted(sum.getValue()),
                entrypoint,
                graph.actions().stream().map(Action::name).toList(),
                mermaid,
                now);
    }
}
