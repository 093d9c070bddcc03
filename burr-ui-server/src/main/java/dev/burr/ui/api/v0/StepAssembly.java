package dev.burr.ui.api.v0;

import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepPayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the entries of one step together as Burr's server does: of two spans with the same id the later one counts. */
final class StepAssembly {

    private final Map<String, @Nullable SpanResponse> spans = new LinkedHashMap<>();
    private final List<AttributeResponse> attributes = new ArrayList<>();
    private final List<StreamResponse> streams = new ArrayList<>();

    private StepAssembly() {}

    static StepResponse of(StepPayload payload) {
        StepAssembly assembly = new StepAssembly();
        payload.details().forEach(assembly::add);
        StepEnd end = payload.end();
        return new StepResponse(
                BeginEntryResponse.of(payload.begin()),
                end == null ? null : EndEntryResponse.of(end),
                assembly.spans.values().stream().filter(Objects::nonNull).toList(),
                assembly.attributes,
                assembly.streams);
    }

    private void add(TrackingEvent event) {
        if (event instanceof BeginSpan span) {
            spans.put(span.spanId(), new SpanResponse(BeginSpanResponse.of(span), null));
        } else if (event instanceof EndSpan span) {
            end(span);
        } else if (event instanceof Attribute attribute) {
            attributes.add(AttributeResponse.of(attribute));
        } else {
            stream(event);
        }
    }

    /** The end of a span that has not begun keeps its place among the others, and is not shown until it has begun. */
    private void end(EndSpan end) {
        SpanResponse begun = spans.get(end.spanId());
        spans.put(end.spanId(), begun == null ? null : new SpanResponse(begun.beginEntry(), EndSpanResponse.of(end)));
    }

    private void stream(TrackingEvent event) {
        if (event instanceof BeginStream begin) {
            streams.add(new BeginStreamResponse(
                    begin.type(), begin.sequenceId(), begin.spanId(), BurrTime.text(begin.streamInitTime())));
        } else if (event instanceof FirstItemStream first) {
            streams.add(new FirstItemStreamResponse(
                    first.type(), first.sequenceId(), first.spanId(), BurrTime.text(first.firstItemTime())));
        } else if (event instanceof EndStream end) {
            streams.add(new EndStreamResponse(
                    end.type(), end.sequenceId(), end.spanId(), BurrTime.text(end.endTime()), end.itemsStreamed()));
        }
    }
}
