package dev.burr.lifecycle;

import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of JSON for every step that has ended, failed ones included, into one file: for a script or a notebook to
 * read, where the files of a tracker are more than is wanted.
 *
 * <pre>{@code
 * try (var steps = JsonlLogger.appendingTo(Path.of("steps.jsonl"))) {
 *     builder.withHooks(steps).build().run(after("respond"), inputs);
 * }
 * }</pre>
 *
 * <p>A line has {@code app_id}, {@code partition_key}, {@code sequence_id}, {@code action}, {@code result}, {@code state}
 * (all of it, after the step), {@code exception} (null when there was none), {@code start_time}, {@code end_time} (UTC) and
 * {@code duration_ms}. Values are written as {@link Serde} does. Each line is written whole, in one go, and is in the hands of
 * the operating system when the run goes on.
 *
 * <p>Any number of applications may share one, on any threads; their lines don't mix. A line that can't be written is lost,
 * and counted as a failure of the hook; the run goes on.
 */
public final class JsonlLogger implements LifecycleHook, AutoCloseable {

    private final Path file;
    private final Serde serde = Serde.standard();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OutputStream out;
    private boolean torn;

    private JsonlLogger(Path file, boolean append) {
        if (!file.toString().endsWith(".jsonl")) {
            throw new IllegalArgumentException(
                    "File '%s' does not end with '.jsonl'. Name it so, which keeps other files from being written over."
                            .formatted(file));
        }
        this.file = file;
        try {
            makeFolderOf(file.toAbsolutePath());
            this.out = open(file, append);
            this.torn = endsWithinALine(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "File '%s' can't be opened: %s. Pass one that can be written.".formatted(file, e.getMessage()), e);
        }
    }

    private static void makeFolderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    /** A stream, not a channel: an interrupt closes the channel that a thread uses, and later lines would be lost. */
    private static OutputStream open(Path file, boolean append) throws IOException {
        return new FileOutputStream(file.toFile(), append);
    }

    /**
     * Writes behind what the file has. The file, and the folder it is in, are made where they are not there.
     *
     * @throws IllegalArgumentException when the name of the file does not end with {@code .jsonl}
     * @throws UncheckedIOException when it can't be opened
     */
    public static JsonlLogger appendingTo(Path file) {
        return new JsonlLogger(file, true);
    }

    /**
     * Writes in place of what the file has, which is gone when this returns.
     *
     * @throws IllegalArgumentException when the name of the file does not end with {@code .jsonl}
     * @throws UncheckedIOException when it can't be opened
     */
    public static JsonlLogger overwriting(Path file) {
        return new JsonlLogger(file, false);
    }

    @Override
    public void stepFinished(StepFinished event) {
        var line = new JsonWriter();
        encode(event, line);
        lock.lock();
        try {
            write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("File '%s' can't be written.".formatted(file), e);
        } finally {
            lock.unlock();
        }
    }

    private void encode(StepFinished event, JsonWriter line) {
        line.beginObject().name("app_id").string(event.application().appId());
        text("partition_key", event.application().partitionKey(), line);
        line.name("sequence_id").number(event.sequenceId()).name("action").string(event.action());
        line.name("result");
        serde.writeObject(event.result(), line);
        line.name("state").beginObject();
        for (Map.Entry<String, @Nullable Object> entry : event.state().asMap().entrySet()) {
            line.name(entry.getKey());
            serde.write(entry.getValue(), line);
        }
        line.endObject();
        text("exception", event.exception() == null ? null : described(event.exception()), line);
        time("start_time", event.time().minus(event.duration()), line);
        time("end_time", event.time(), line);
        line.name("duration_ms").number(event.duration().toNanos() / 1e6);
        line.endObject().endLine();
    }

    private static void text(String name, @Nullable String text, JsonWriter line) {
        line.name(name);
        if (text == null) {
            line.nullValue();
        } else {
            line.string(text);
        }
    }

    private static void time(String name, Instant time, JsonWriter line) {
        line.name(name).timestamp(LocalDateTime.ofInstant(time, ZoneOffset.UTC), "Z");
    }

    /** The exception is somebody else's, and may fail to say what it is. */
    private static String described(Throwable failure) {
        try {
            return failure.toString();
        } catch (RuntimeException e) {
            return failure.getClass().getName();
        }
    }

    private void write(JsonWriter line) throws IOException {
        OutputStream open = out;
        if (open == null) {
            throw new IllegalStateException(
                    "File '%s' was closed before the last step was written. Close it after the last run."
                            .formatted(file));
        }
        if (torn) {
            open.write('\n');
            torn = false;
        }
        try {
            line.writeTo(open);
        } catch (IOException e) {
            torn = endsWithinALine(file);
            throw e;
        }
    }

    private static boolean endsWithinALine(Path file) throws IOException {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            if (length == 0) {
                return false;
            }
            reader.seek(length - 1);
            return reader.read() != '\n';
        }
    }

    /** Closes the file. Steps that end afterwards are failures of the hook. */
    @Override
    public void close() {
        lock.lock();
        try {
            OutputStream open = out;
            out = null;
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("File '%s' can't be closed.".formatted(file), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "JsonlLogger[" + file + "]";
    }
}
