package dev.burr.tracking.http;

import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.serde.Serde;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.RecordedStep;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads back what a server has of one project. */
final class RemoteRecords {

    private final RemoteServer server;
    private final HttpTrackingSink sink;
    private final Serde serde;
    private final TrackingCodec codec = TrackingCodec.standard();

    /**
     * @param sink what sends what is to be read back
     * @param serde what the codecs of keys make of their values
     */
    RemoteRecords(RemoteServer server, HttpTrackingSink sink, Serde serde) {
        this.server = server;
        this.sink = sink;
        this.serde = serde;
    }

    Optional<PersistedState> step(String appId, OptionalLong sequenceId) {
        requireSent(sink.isSent(appId));
        return asked(() -> server.step(appId, sequenceId)).map(part -> persisted(appId, part));
    }

    private PersistedState persisted(String appId, LogPart part) {
        BeginEntry begin = null;
        EndEntry end = null;
        byte[] lines = part.lines();
        int start = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                TrackingEvent event =
                        codec.decodeEvent(lines, start, at - start).value().orElse(null);
                begin = event instanceof BeginEntry found ? found : begin;
                end = event instanceof EndEntry found ? found : end;
                start = at + 1;
            }
        }
        if (end == null) {
            throw new TrackingException(
                    "What server %s has of application '%s' makes no sense. Look whether both are of the same version."
                            .formatted(server.address(), appId),
                    null);
        }
        String partitionKey = decoded(part.metadata(), codec::decodeMetadata)
                .map(MetadataDocument::partitionKey)
                .orElse(null);
        return new RecordedStep(end, begin).persisted(new ApplicationId(appId, partitionKey), serde);
    }

    Optional<GraphDocument> graph(String appId) {
        return document(appId, LogPart::graph, codec::decodeGraph);
    }

    Optional<MetadataDocument> metadata(String appId) {
        return document(appId, LogPart::metadata, codec::decodeMetadata);
    }

    private <T> Optional<T> document(
            String appId, Function<LogPart, byte[]> content, Function<byte[], Decoded<T>> decode) {
        requireSent(sink.isSent(appId));
        return asked(() -> server.documents(appId)).flatMap(part -> decoded(content.apply(part), decode));
    }

    private static <T> Optional<T> decoded(byte[] json, Function<byte[], Decoded<T>> decode) {
        return json.length == 0 ? Optional.empty() : decode.apply(json).value();
    }

    List<String> list() {
        requireSent(sink.isSent());
        return asked(() -> server.applications(""));
    }

    List<String> list(@Nullable String partitionKey) {
        requireSent(sink.isSent());
        return asked(() -> server.applications(
                partitionKey == null ? "&unpartitioned=true" : "&partitionKey=" + RemoteServer.encoded(partitionKey)));
    }

    /** What was recorded a moment ago would be missing, and a run that goes on from there would do it once more. */
    private void requireSent(boolean isSent) {
        if (!isSent) {
            throw new TrackingException(
                    "What is recorded can't be read: some of it waits to be sent. %s"
                            .formatted(sink.problem().orElse("Try again, or give it more time.")),
                    null);
        }
    }

    /** A question to the server. */
    private interface Question<T> {
        T ask() throws ServerFailure, InterruptedException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (ServerFailure e) {
            throw new TrackingException("What is recorded can't be read. " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrackingException(
                    "What is recorded was not read, as the thread is interrupted. Read it again.", e);
        }
    }
}
