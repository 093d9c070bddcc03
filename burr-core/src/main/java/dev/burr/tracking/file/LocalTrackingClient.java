package dev.burr.tracking.file;

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
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records applications in files on this machine, below {@code <storage directory>/<project>/<application id>/}, in the
 * format of Apache Burr, and reads back what it or Burr recorded.
 *
 * <p>A step is in the file when the engine goes on, and survives the process being killed; with {@link Durability#FSYNC}, a
 * power cut as well. What can't be written does not
 * harm the run: it is counted and logged once for each cause, unless {@link OnFailure#FAIL} is asked for. One client
 * serves any number of applications and threads.
 */
public final class LocalTrackingClient implements TrackingClient {

    private final TrackingDirectory directory;
    private final String project;
    private final OnFailure onFailure;
    private final Durability durability;
    private final @Nullable WriterIdentity writer;
    private final Serde serde;
    private final TrackingFailures failures;
    private final FileTrackingSink sink;
    private final RecordedApplications recorded;
    private final @Nullable RetentionThread retention;

    private LocalTrackingClient(Builder builder) {
        this.directory = builder.directory == null ? TrackingDirectory.standard() : builder.directory;
        this.project = builder.project;
        directory.project(project);
        this.onFailure = builder.onFailure;
        this.durability = builder.durability;
        this.writer = builder.writer;
        this.failures = new TrackingFailures(onFailure);
        this.serde = builder.serde == null ? Serde.builder().build() : builder.serde;
        this.recorded = new RecordedApplications(directory, project, serde);
        this.sink = new FileTrackingSink(
                directory,
                project,
                builder.maxOpenFiles,
                TrackingCodec.using(serde).encoders(builder.stateRecording),
                failures,
                System::nanoTime,
                Disk.of(durability));
        this.retention = builder.retention.isUnlimited() ? null : retention(builder.retention);
    }

    private RetentionThread retention(Retention limits) {
        var pruning = new Pruning(directory, Clock.systemUTC(), sink::delete);
        return new RetentionThread(new RetentionSweep(pruning, project, limits)::step);
    }

    /** A client for a project in the directory that Burr uses: {@code $BURR_HOME}, else {@code $burr_path}, else {@code ~/.burr}. */
    public static LocalTrackingClient forProject(String project) {
        return builder().project(project).build();
    }

    /** Starts a client with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String project() {
        return project;
    }

    /** The directory that holds all projects. */
    public Path storageDir() {
        return directory.root();
    }

    /** What recorded steps survive. */
    public Durability durability() {
        return durability;
    }

    /** What happens to a run when a step can't be recorded. */
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public LifecycleHook hookFor(ApplicationId id) {
        directory.application(project, id.appId());
        if (retention != null) {
            retention.begin();
        }
        // Found out no earlier, as that reads files, and a service may start without an application.
        WriterIdentity writing = Objects.requireNonNullElseGet(writer, WriterIdentity::current);
        return new TrackingHook(id, sink, writing, onFailure, serde);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An application whose first step has not ended has nothing to go on from: it is empty as well.
     */
    @Override
    public Optional<PersistedState> load(String appId) {
        return recorded.last(appId);
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return recorded.step(appId, sequenceId);
    }

    @Override
    public Optional<GraphDocument> graph(String appId) {
        return recorded.graph(appId);
    }

    @Override
    public Optional<MetadataDocument> metadata(String appId) {
        return recorded.metadata(appId);
    }

    @Override
    public List<String> list() {
        return recorded.list();
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return recorded.list(partitionKey);
    }

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

    @Override
    public Optional<String> lastProblem() {
        return failures.problem();
    }

    @Override
    public void close() {
        if (retention != null) {
            retention.close();
        }
        sink.close();
    }

    /** Settings of a client. */
    public static final class Builder {

        private @Nullable TrackingDirectory directory;
        private String project = "default";
        private OnFailure onFailure = OnFailure.WARN;
        private @Nullable WriterIdentity writer;
        private Durability durability = Durability.OS;
        private int maxOpenFiles = 256;
        private StateRecording stateRecording = StateRecording.FULL;
        private Retention retention = Retention.unlimited();
        private @Nullable Serde serde;

        private Builder() {}

        /** The project to record under; {@code default} when not given. */
        public Builder project(String name) {
            this.project = name;
            return this;
        }

        /** The directory that holds all projects. It is made when it is first written to. */
        public Builder storageDir(Path root) {
            this.directory = new TrackingDirectory(root);
            return this;
        }

        /** What happens to a run when its steps can't be recorded; nothing but a warning when not given. */
        public Builder onFailure(OnFailure policy) {
            this.onFailure = policy;
            return this;
        }

        /**
         * What to name as the process that writes; this one when not given. For recordings that are to be the same on every
         * machine.
         */
        public Builder writer(WriterIdentity identity) {
            this.writer = identity;
            return this;
        }

        /** How much of the state is recorded with each step: the whole, as Burr does, when not given. */
        public Builder state(StateRecording recording) {
            this.stateRecording = recording;
            return this;
        }

        /**
         * What recorded steps survive; the process being killed when not given. With {@link Durability#FSYNC}, a step takes as
         * long as the disk does, twice.
         */
        public Builder durability(Durability level) {
            this.durability = level;
            return this;
        }

        /**
         * How values are written: what is masked, how large one may be, and which have a form of their own. When not given,
         * nothing is masked, and a single text or array may have 2 MB.
         */
        public Builder serde(Serde values) {
            this.serde = values;
            return this;
        }

        /** How many logs may be open at a time, 256 when not given. More applications than that may be running. */
        public Builder maxOpenFiles(int count) {
            if (count < 1) {
                throw new IllegalArgumentException(
                        "Number of open files %d is not positive. Pass 1 or more.".formatted(count));
            }
            this.maxOpenFiles = count;
            return this;
        }

        /**
         * How much of the project is kept; everything when not given. What is beyond the limits is deleted in the background,
         * whoever recorded it: first when the first application is built, and from then on every few minutes until the client
         * is closed.
         */
        public Builder retention(Retention limits) {
            this.retention = limits;
            return this;
        }

        /**
         * The client. Nothing is written yet.
         *
         * @throws IllegalArgumentException when the project's name can't be that of a folder
         */
        public LocalTrackingClient build() {
            return new LocalTrackingClient(this);
        }
    }
}
