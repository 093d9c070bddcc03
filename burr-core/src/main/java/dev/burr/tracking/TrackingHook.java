package dev.burr.tracking;

import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.HookFailurePolicy;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.lifecycle.SpanFinished;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.StreamFinished;
import dev.burr.lifecycle.StreamItem;
import dev.burr.lifecycle.StreamStarted;
import dev.burr.lifecycle.TransitionTaken;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what happens to one application into tracking events, and hands them to a sink. Does no I/O itself. */
public final class TrackingHook implements LifecycleHook {

    private final ApplicationId id;
    private final TrackingSink sink;
    private final WriterIdentity writer;
    private final HookFailurePolicy failurePolicy;
    private final TransitionReason.Edges edges = new TransitionReason.Edges();
    private final StreamPace stream = new StreamPace();
    private final FailureTexts failures;
    private volatile @Nullable ApplicationRecord application;

    /** A hook for the application of this id, and no other, which leaves texts as they are. */
    public TrackingHook(ApplicationId id, TrackingSink sink, WriterIdentity writer, OnFailure onFailure) {
        this(id, sink, writer, onFailure, Serde.standard());
    }

    /**
     * A hook for the application of this id, and no other.
     *
     * @param serde says what is masked; the sink masks values, and this the texts of exceptions, which may quote them
     */
    public TrackingHook(ApplicationId id, TrackingSink sink, WriterIdentity writer, OnFailure onFailure, Serde serde) {
        this.id = id;
        this.sink = sink;
        this.writer = writer;
        this.failures = new FailureTexts(serde);
        this.failurePolicy = onFailure == OnFailure.FAIL ? HookFailurePolicy.PROPAGATE : HookFailurePolicy.ISOLATE;
    }

    @Override
    public HookFailurePolicy failurePolicy() {
        return failurePolicy;
    }

    @Override
    public void applicationCreated(ApplicationCreated event) {
        var metadata = new MetadataDocument(
                id.partitionKey(), pointer(event.forkedFrom()), pointer(event.spawnedBy()), writer);
        Graph graph = event.graph();
        String entrypoint = event.entrypoint();
        var recorded = new RecordedGraph(sink::replaced);
        var created = new ApplicationRecord(
                id, () -> recorded.document(graph, entrypoint), metadata, LogTime.of(event.time()));
        application = created;
        sink.open(created);
    }

    @Override
    public void stepStarted(StepStarted event) {
        LogTime time = LogTime.of(event.time());
        failures.begin(event.inputs().asMap());
        var begin = new BeginEntry(time, event.action(), event.inputs().asMap(), event.sequenceId());
        TransitionTaken transition = event.transition();
        sink.append(
                created(),
                transition == null
                        ? List.of(begin)
                        : List.of(begin, edges.attribute(transition, event.sequenceId(), time)));
    }

    @Override
    public void stepFinished(StepFinished event) {
        sink.append(
                created(),
                List.of(new EndEntry(
                        LogTime.of(event.time()),
                        event.action(),
                        event.exception() == null ? event.result() : null,
                        failures.stackTrace(event.exception(), event.state()),
                        failures.logged(event.state()),
                        event.sequenceId())));
    }

    @Override
    public void streamStarted(StreamStarted event) {
        sink.append(created(), List.of(new BeginStream(event.sequenceId(), null, LogTime.of(event.time()))));
    }

    @Override
    public void streamItem(StreamItem event) {
        TrackingEvent progress = stream.passed(event);
        if (event.index() == 0) {
            sink.append(created(), List.of(new FirstItemStream(event.sequenceId(), null, LogTime.of(event.time()))));
        } else if (progress != null) {
            sink.append(created(), List.of(progress));
        }
    }

    @Override
    public void streamFinished(StreamFinished event) {
        sink.append(
                created(),
                List.of(new EndStream(event.sequenceId(), null, LogTime.of(event.time()), event.itemsStreamed())));
    }

    @Override
    public void spanStarted(SpanStarted event) {
        sink.append(
                created(),
                List.of(new BeginSpan(
                        LogTime.of(event.time()),
                        event.sequenceId(),
                        event.spanId(),
                        event.name(),
                        event.parentSpanId(),
                        event.dependencies())));
    }

    @Override
    public void spanFinished(SpanFinished event) {
        sink.append(created(), List.of(new EndSpan(LogTime.of(event.time()), event.sequenceId(), event.spanId())));
    }

    @Override
    public void attributesLogged(AttributesLogged event) {
        LogTime time = LogTime.of(event.time());
        var lines = new ArrayList<TrackingEvent>(event.attributes().size());
        event.attributes()
                .forEach((key, value) ->
                        lines.add(new Attribute(key, event.sequenceId(), event.spanId(), value, Map.of(), time)));
        sink.append(created(), lines);
    }

    @Override
    public void eventLogged(EventLogged event) {
        sink.append(
                created(),
                List.of(new Attribute(
                        event.name(),
                        event.sequenceId(),
                        event.spanId(),
                        event.data(),
                        Attribute.EVENT_TAGS,
                        LogTime.of(event.time()))));
    }

    private ApplicationRecord created() {
        ApplicationRecord created = application;
        if (created == null) {
            throw new IllegalStateException(
                    "Application '%s' ran a step before it was built. Give each application a hook of its own."
                            .formatted(id.appId()));
        }
        return created;
    }

    private static @Nullable Pointer pointer(@Nullable ParentPointer parent) {
        return parent == null ? null : new Pointer(parent.appId(), parent.sequenceId(), parent.partitionKey());
    }
}
