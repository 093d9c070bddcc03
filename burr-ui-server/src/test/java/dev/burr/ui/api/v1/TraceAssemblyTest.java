package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TraceAssemblyTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static LogTime at(long millis) {
        return LogTime.of(START.plusMillis(millis));
    }

    private static BeginSpan begin(long millis, String id, @Nullable String parent) {
        return new BeginSpan(at(millis), 1, id, "span " + id, parent, List.of());
    }

    private static Attribute attribute(String key, @Nullable String span) {
        return new Attribute(key, 1, span, 1, Map.of(), at(1));
    }

    private static StepTrace trace(TrackingEvent... details) {
        return TraceAssembly.of(List.of(details), START);
    }

    private static List<String> tree(StepTrace trace) {
        return trace.spans().stream()
                .map(span -> " ".repeat(span.depth()) + span.id())
                .toList();
    }

    @Test
    void putsSpansBehindTheOneTheyAreIn() {
        StepTrace trace = trace(
                begin(1, "a", null),
                begin(2, "b", null),
                begin(3, "a.0", "a"),
                begin(4, "a.0.0", "a.0"),
                begin(5, "a.1", "a"),
                new EndSpan(at(9), 1, "a"));

        assertThat(tree(trace)).containsExactly("a", " a.0", "  a.0.0", " a.1", "b");
        SpanView first = trace.spans().get(0);
        assertThat(first.name()).isEqualTo("span a");
        assertThat(first.offsetMicros()).isEqualTo(1_000);
        assertThat(first.durationMicros()).isEqualTo(8_000);
        assertThat(trace.spans().get(4).durationMicros()).isNull();
    }

    @Test
    void showsSpansWithoutTheirParentAtTheTop() {
        StepTrace trace =
                trace(begin(1, "orphan", "lost"), begin(2, "x", "y"), begin(3, "y", "x"), begin(4, "me", "me"));

        assertThat(tree(trace)).containsExactly("orphan", "x", " y", "me");
        assertThat(trace.spans()).filteredOn(span -> span.depth() == 0).allMatch(span -> span.parentId() == null);
    }

    @Test
    void givesEachAttributeToItsSpan() {
        StepTrace trace = trace(
                begin(1, "a", null), attribute("in", "a"), attribute("of step", null), attribute("lost", "elsewhere"));

        assertThat(trace.spans().get(0).attributes())
                .extracting(AttributeView::key)
                .containsExactly("in");
        assertThat(trace.attributes()).extracting(AttributeView::key).containsExactly("of step", "lost");
    }

    @Test
    void measuresStreams() {
        StepTrace trace = trace(
                new BeginStream(1, null, at(0)),
                new FirstItemStream(1, null, at(100)),
                new EndStream(1, null, at(600), 11),
                new BeginStream(1, "a", at(1_000)));

        StreamView ended = trace.streams().get(0);
        assertThat(ended.firstItemMicros()).isEqualTo(100_000);
        assertThat(ended.durationMicros()).isEqualTo(600_000);
        assertThat(ended.items()).isEqualTo(11);
        assertThat(ended.itemsPerSecond()).isEqualTo(20.0);
        StreamView open = trace.streams().get(1);
        assertThat(open.spanId()).isEqualTo("a");
        assertThat(open.end()).isNull();
        assertThat(open.itemsPerSecond()).isNull();
    }

    @Test
    void tellsWhatAStreamThatGoesOnHasSaid() {
        StreamView stream = trace(
                        new BeginStream(1, null, at(0)),
                        new FirstItemStream(1, null, at(100)),
                        new StreamProgress(1, null, at(350), 6, "To be, or "),
                        new StreamProgress(1, null, at(600), 11, "not to be"))
                .streams()
                .get(0);

        assertThat(stream.text()).isEqualTo("To be, or not to be");
        assertThat(stream.items()).isEqualTo(11);
        assertThat(stream.itemsPerSecond()).isEqualTo(20.0);
        assertThat(stream.end()).isNull();
    }

    @Test
    void tellsNoMoreOfAStreamThanATrackerWrites() {
        StreamView stream = trace(
                        new StreamProgress(1, null, at(1), 1, "x".repeat(1 << 16)),
                        new StreamProgress(1, null, at(2), 2, "y"))
                .streams()
                .get(0);

        assertThat(stream.text()).hasSize(1 << 16).doesNotContain("y");
    }

    @Test
    void showsWhatIsLeftOfAStreamWithoutItsBeginning() {
        StreamView stream = trace(new EndStream(1, null, at(600), 1)).streams().get(0);

        assertThat(stream.start()).isNull();
        assertThat(stream.durationMicros()).isNull();
        assertThat(stream.items()).isEqualTo(1);
    }

    @Test
    void saysWhenThereAreMoreSpansThanItShows() {
        List<TrackingEvent> many = new ArrayList<>();
        for (int n = 0; n < 10_001; n++) {
            many.add(begin(n, "s" + n, n == 0 ? null : "s" + (n - 1)));
        }

        StepTrace trace = TraceAssembly.of(many, START);

        assertThat(trace.spans()).hasSize(10_000);
        assertThat(trace.spans().get(9_999).depth()).isEqualTo(9_999);
        assertThat(trace.truncated()).isTrue();
    }
}
