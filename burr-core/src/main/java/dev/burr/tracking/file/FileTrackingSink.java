package dev.burr.tracking.file;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.TrackingSink;
import dev.burr.tracking.file.ApplicationDocuments.Contents;
import dev.burr.tracking.file.ApplicationDocuments.Part;
import dev.burr.tracking.file.LogWatch.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Writes the applications of one project to files, in Burr's format. What {@link #append} is given is in the hands of the
 * operating system when it returns, in one write: killing the process loses none of it. With a disk that is waited for, the
 * disk has it as well. Any number of applications may write; few of their files are open at a time.
 */
final class FileTrackingSink implements TrackingSink {

    private final TrackingDirectory directory;
    private final String project;
    private final LongSupplier ticker;
    private final ApplicationDocuments documents;
    private final TrackingFailures failures;
    private final OpenLogs logs;
    private final LineBuffers buffers = new LineBuffers();
    private final LongAdder writtenBytes = new LongAdder();

    FileTrackingSink(
            TrackingDirectory directory,
            String project,
            int maxOpenFiles,
            Supplier<LineEncoder> encoders,
            TrackingFailures failures,
            LongSupplier ticker,
            Disk disk) {
        this.directory = directory;
        this.project = project;
        this.ticker = ticker;
        this.failures = failures;
        this.documents = new ApplicationDocuments(directory, project, disk);
        var names = new NewNames(disk);
        this.logs = new OpenLogs(
                id -> new ApplicationLog(id, directory.application(project, id), encoders.get(), disk, names),
                maxOpenFiles);
    }

    @Override
    public void open(ApplicationRecord application) {
        handLogTo(application);
        append(application, List.of(application.opening()));
    }

    @Override
    public void append(ApplicationRecord application, List<TrackingEvent> events) {
        EncodingBuffers encoding = buffers.take();
        try {
            write(application, events, encoding).await();
            failures.written();
        } catch (TrackingException e) {
            throw e; // reported already
        } catch (IOException | RuntimeException e) {
            failures.report(log(application), events.size(), e);
        } finally {
            buffers.giveBack(encoding);
        }
    }

    /** Whoever wrote there before has made room for it, as far as is known. */
    private void handLogTo(ApplicationRecord application) {
        ApplicationLog log = logs.acquire(application.id().appId());
        try {
            Finding found = log.handTo(application, ticker.getAsLong());
            if (found != Finding.SHARED) {
                tell(found, log.files().log(), log.unseen());
            }
        } finally {
            logs.release(log);
        }
    }

    private Pending write(ApplicationRecord application, List<TrackingEvent> events, EncodingBuffers encoding)
            throws IOException {
        ApplicationLog log = logs.acquire(application.id().appId());
        try {
            return write(log, application, events, encoding);
        } finally {
            logs.release(log);
        }
    }

    private Pending write(
            ApplicationLog log, ApplicationRecord application, List<TrackingEvent> events, EncodingBuffers encoding)
            throws IOException {
        long now = ticker.getAsLong();
        Finding found = log.lookAsDue(application, now);
        int unseen = log.unseen();
        try {
            return write(log, application, events, encoding, now);
        } finally {
            if (found != Finding.SAME) {
                tell(found, log.files().log(), unseen);
            }
        }
    }

    private void tell(Finding found, Path file, int unseen) {
        switch (found) {
            case GONE -> failures.gone(file, unseen);
            case DELETED -> failures.deleted(file);
            case SHARED -> failures.shared(file);
            case SAME -> {}
        }
    }

    private Pending write(
            ApplicationLog log,
            ApplicationRecord application,
            List<TrackingEvent> events,
            EncodingBuffers encoding,
            long now)
            throws IOException {
        boolean opens = !log.isOpen();
        boolean isNew = opens && !Files.exists(log.files().log());
        if (opens) {
            log.open(now);
        }
        Pending written = log.write(events, encoding, now);
        writtenBytes.add(log.lastLength());
        if (opens) {
            log.missing().addAll(documents.missing(log.files()));
        }
        if (opens || log.hasLooked()) {
            writeDocuments(log, application, !isNew);
        }
        return written;
    }

    /**
     * After the lines, which are worth more: what fails here does not cost them. Failures are reported when all is done. What
     * the storage refuses is tried again at the next look; what can't be made would fail again.
     */
    private void writeDocuments(ApplicationLog log, ApplicationRecord application, boolean again) {
        if (log.missing().isEmpty()) {
            return;
        }
        var failed = new LinkedHashMap<Path, Exception>();
        List<Part> parts = documents.parts(log.missing(), log.files(), Contents.of(application), again);
        log.missing().clear();
        for (Part part : parts) {
            try {
                part.writing().run();
            } catch (IOException | UncheckedIOException e) {
                log.missing().add(part.kind());
                failed.put(part.file(), e);
            } catch (RuntimeException e) {
                failed.put(part.file(), e);
            }
        }
        failed.forEach((file, cause) -> failures.report(file, 0, cause));
    }

    @Override
    public void replaced(String what, Throwable cause) {
        failures.count().replaced(what, cause);
    }

    /**
     * Deletes files of an application, unless it was written to lately. Who wants to write to it has to wait. One whose id is
     * refused here, which Burr has written, can be deleted at any time.
     */
    boolean delete(String appId, Pruning.Deletion deletion) throws IOException {
        if (!FolderNames.ofThisSystem().isAppId(appId)) {
            return deletion.run();
        }
        return logs.whileClosed(appId, ticker.getAsLong() - Hindrances.QUIET_TIME.toNanos(), deletion);
    }

    /** How many bytes of lines the operating system has taken. */
    long writtenBytes() {
        return writtenBytes.sum();
    }

    private Path log(ApplicationRecord application) {
        return directory.application(project, application.id().appId()).log();
    }

    @Override
    public void close() {
        logs.close();
    }
}
