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

/** Puts the entries of one step together as Burr's server does: of two spans with the same id the later one counts. */
final class StepAssembly {

    private final Map<String, SpanResponse> spans = new LinkedHashMap<>();
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
                List.copyOf(assembly.spans.values()),
                assembly.attributes,
                assembly.streams);
    }

    private void add(TrackingEvent event) {
        if (event instanceof BeginSpan span) {
            spans.put(span.spanId(), new SpanResponse(BeginSpanResponse.of(span), null));
        } else if (event instanceof EndSpan span) {
            spans.computeIfPresent(
                    span.spanId(), (id, begun) -> new SpanResponse(begun.beginEntry(), EndSpanResponse.of(span)));
        } else if (event instanceof Attribute attribute) {
            attributes.add(AttributeResponse.of(attribute));
        } else {
            stream(event);
        }
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
