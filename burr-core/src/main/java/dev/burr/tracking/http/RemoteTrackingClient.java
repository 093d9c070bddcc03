package dev.burr.tracking.http;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.PersistedState;
import dev.burr.serde.Serde;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingHook;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.FolderNames;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Records applications on a Burr UI server, over HTTP, and reads back what is recorded there. The server has the files that a
 * {@link dev.burr.tracking.file.LocalTrackingClient} on its machine would have written.
 *
 * <p>A run does not wait for the server: what it records waits in memory, and a thread in the background sends it, many steps and
 * applications at a time. While the server can't be reached, it is tried again and again, and nothing is lost as long as there is
 * room. What is sent again because the answer was lost is recorded once. Killing the process loses what waits; that the process ends
 * in order, or {@link #close()}, sends it, for as long as the flush timeout. One client serves any number of applications and threads.
 *
 * <p>What is read back is what the server has, which is asked each time; what this client recorded of it is sent before. A {@link
 * dev.burr.tracking.TrackingException} says that the server can't be asked, or that it could not be sent within the flush timeout.
 */
public final class RemoteTrackingClient implements TrackingClient {

    /** What is sent becomes folders of the server. */
    private static final FolderNames NAMES = FolderNames.ofThisSystem();

    private final String project;
    private final OnFailure onFailure;
    private final WriterIdentity writer;
    private final Serde serde;
    private final RemoteServer server;
    private final RemoteFailures failures;
    private final Outbox outbox;
    private final Courier courier;
    private final HttpTrackingSink sink;
    private final RemoteRecords records;

    private RemoteTrackingClient(Builder builder) {
        this.project = builder.project;
        this.onFailure = builder.onFailure;
        this.writer = builder.writer;
        this.serde = builder.serde;
        this.server = new RemoteServer(builder.server, project, builder.apiKey);
        this.failures = new RemoteFailures(onFailure, server.address());
        this.outbox = new Outbox(builder.queueBytes);
        var backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
        this.courier = new Courier(
                outbox,
                new Delivery(outbox, server::send, failures, backoff, System::nanoTime),
                failures,
                builder.flushTimeout);
        this.sink = new HttpTrackingSink(
                outbox,
                builder.queueBytes,
                courier,
                failures,
                TrackingCodec.using(serde).encoders(builder.stateRecording));
        this.records = new RemoteRecords(server, sink, serde);
    }

    /**
     * Starts a client of the server at an address, such as {@code https://burr.example}, with a path where it stands below one.
     *
     * @throws IllegalArgumentException when it is no such address; the message says what is
     */
    public static Builder to(URI server) {
        return new Builder(server);
    }

    @Override
    public String project() {
        return project;
    }

    /** The address of the server. */
    public URI server() {
        return URI.create(server.address());
    }

    /** What happens to a run when what it records is lost. */
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public LifecycleHook hookFor(ApplicationId id) {
        NAMES.requireAppId(id.appId());
        return new TrackingHook(id, sink, writer, onFailure, serde);
    }

    /**
     * Asks the server once whether it takes events of this project, and waits for the answer, ten seconds at most.
     *
     * @return why not, a sentence for people with what to do; empty when it does
     */
    public Optional<String> findProblem() {
        try {
            server.ask(RemoteServer.SOON);
            return Optional.empty();
        } catch (ServerFailure e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Server %s was not asked, as the thread is interrupted.".formatted(server.address()));
        }
    }

    /** Has the same asked in the background. What is wrong is logged, and counts as a failure. */
    public void checkSoon() {
        courier.ask();
    }

    /**
     * Why the server took nothing when it was asked last, or can't store something that waits; empty when it could, or was not
     * asked yet. Asks nobody.
     */
    @Override
    public Optional<String> lastProblem() {
        return failures.trouble();
    }

    /** How many events wait to be sent. */
    public long waitingEvents() {
        return outbox.events();
    }

    /** How many bytes they take up. */
    public long waitingBytes() {
        return outbox.bytes();
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return records.step(appId, OptionalLong.empty());
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return records.step(appId, OptionalLong.of(sequenceId));
    }

    @Override
    public Optional<GraphDocument> graph(String appId) {
        return records.graph(appId);
    }

    @Override
    public Optional<MetadataDocument> metadata(String appId) {
        return records.metadata(appId);
    }

    @Override
    public List<String> list() {
        return records.list();
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return records.list(partitionKey);
    }

    /** {@inheritDoc} Here, it also counts each time that the server could not be reached, though nothing may be lost by that. */
    @Override
    public long failures() {
        return failures.count().failures();
    }

    @Override
    public long lostEvents() {
        return failures.count().lostEvents();
    }

    @Override
    public long otherWriters() {
        return failures.count().otherWriters();
    }

    @Override
    public long writtenBytes() {
        return sink.writtenBytes();
    }

    /**
     * Sends what waits, and returns when that is done or the flush timeout is over; what is not sent by then is lost, and counted.
     * What is recorded later is sent at once, and waited for.
     */
    @Override
    public void close() {
        sink.close();
    }

    /** Settings of a client. */
    public static final class Builder {

        private final URI server;
        private String project = "default";
        private @Nullable String apiKey;
        private OnFailure onFailure = OnFailure.WARN;
        private WriterIdentity writer = WriterIdentity.current();
        private StateRecording stateRecording = StateRecording.FULL;
        private Serde serde = Serde.builder().build();
        private long queueBytes = 64L << 20;
        private Duration flushTimeout = Duration.ofSeconds(5);

        private Builder(URI server) {
            this.server = RemoteServer.requireAddress(server);
        }

        /** The project to record under; {@code default} when not given. */
        public Builder project(String name) {
            this.project = name;
            return this;
        }

        /**
         * A key with the scope to ingest, and to read where runs are to go on from what is recorded; none when not given. Space
         * around it, such as the end of a line in a file, does not count.
         *
         * @throws IllegalArgumentException when it has characters that no key has; the message does not quote it
         */
        public Builder apiKey(@Nullable String key) {
            String stripped = key == null ? "" : key.strip();
            if (!stripped.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new IllegalArgumentException(
                        "The API key for the server has spaces, line ends or other characters that no key has."
                                + " Give it as './burr keys create' printed it.");
            }
            this.apiKey = stripped.isEmpty() ? null : stripped;
            return this;
        }

        /**
         * What happens to a run when what it records is lost, because there is no room or the server refuses it; nothing but a
         * warning when not given. That the server can't be reached ends no run while there is room.
         */
        public Builder onFailure(OnFailure policy) {
            this.onFailure = policy;
            return this;
        }

        /** What to name as the process that writes; this one when not given. */
        public Builder writer(WriterIdentity identity) {
            this.writer = identity;
            return this;
        }

        /** How much of the state is recorded with each step: the whole, as Burr does, when not given. */
        public Builder state(StateRecording recording) {
            this.stateRecording = recording;
            return this;
        }

        /** Writes the values of states, inputs, results and attributes, with its masks and limits. */
        public Builder serde(Serde values) {
            this.serde = values;
            return this;
        }

        /**
         * How many bytes of events may wait to be sent, 64 MB when not given. What does not fit is lost, and counted.
         *
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder queueBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException(
                        "Queue of %d bytes is not positive. Pass 1 or more.".formatted(bytes));
            }
            this.queueBytes = bytes;
            return this;
        }

        /**
         * How long {@link #close()} and reading back wait for events to be sent, 5 seconds when not given.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder flushTimeout(Duration timeout) {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException(
                        "Flush timeout %s is negative. Pass zero or more.".formatted(timeout));
            }
            this.flushTimeout = timeout;
            return this;
        }

        /**
         * The client. Nothing is sent yet.
         *
         * @throws IllegalArgumentException when the project's name can't be that of a folder
         */
        public RemoteTrackingClient build() {
            NAMES.requireProject(project);
            return new RemoteTrackingClient(this);
        }
    }
}
