package dev.burr.cases;

import dev.burr.core.BurrException;
import dev.burr.tracking.TrackingClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes cases of recorded steps, and keeps them in files: a JSON list of {@code {action, name, input_state, expected_state}}, as
 * Python's {@code burr-test-case} writes and {@code burr.testing} reads, with the {@code inputs} of the step, which only we read.
 */
public final class TestCases {

    private TestCases() {}

    /**
     * The case of a step. It is called {@code <action>_<first 8 characters of the application's id>_<sequence id>}. A state that
     * is not recorded has the key {@value TraceCase#TODO}, which says what to fill in.
     *
     * <p>The state before the step is that of the log. What the program put into the state between two steps, or gave to {@code
     * overriding} for a key that the step writes, is not in it.
     *
     * @throws BurrException when the step has no recorded end
     */
    public static TraceCase fromTrace(TrackingClient client, String appId, long sequenceId) {
        return fromTrace(client, appId, sequenceId, null);
    }

    /** The case of a step under another name of its action; under its own when {@code action} is null. */
    public static TraceCase fromTrace(TrackingClient client, String appId, long sequenceId, @Nullable String action) {
        return new RecordedCase(client, appId, sequenceId).read(action);
    }

    /**
     * The cases of a file, in its order.
     *
     * @throws BurrException when it can't be read or is not a list of cases; the message names the place
     */
    public static List<TraceCase> read(Path file) {
        return CaseFile.parse(file.toString(), bytes(file)).cases();
    }

    /**
     * The cases of a resource, in its order.
     *
     * @throws BurrException when it can't be read or is not a list of cases; the message names the place
     */
    public static List<TraceCase> read(URL resource) {
        try (InputStream in = resource.openStream()) {
            return CaseFile.parse(resource.toString(), in.readAllBytes()).cases();
        } catch (IOException e) {
            throw new BurrException("File '%s' can't be read: %s.".formatted(resource, e.getMessage()), e);
        }
    }

    /**
     * Writes cases as the whole content of a file, making the folders above it. A file that is there must be one of cases.
     *
     * @throws BurrException when it is not, or can't be written: the file is as it was then
     */
    public static void write(Path file, List<TraceCase> cases) {
        if (Files.exists(file)) {
            read(file);
        }
        CaseFile content = CaseFile.empty();
        for (TraceCase added : cases) {
            content = content.with(added);
        }
        content.writeTo(file);
    }

    /**
     * Adds a case at the end of a file, or makes the file with it. What is in the file stays as it is, byte for byte. A name that
     * is taken gets a number behind it.
     *
     * @return the case as it was added; empty when the file holds the same one already
     * @throws BurrException when the file is not one of cases, or can't be written: the file is as it was then
     */
    public static Optional<TraceCase> append(Path file, TraceCase added) {
        CaseFile content = Files.exists(file) ? CaseFile.parse(file.toString(), bytes(file)) : CaseFile.empty();
        if (content.holds(added)) {
            return Optional.empty();
        }
        TraceCase named = added.withName(content.freeName(added.name()));
        content.with(named).writeTo(file);
        return Optional.of(named);
    }

    /** A case as the JSON object that it is in a file. */
    public static Map<String, @Nullable Object> json(TraceCase testCase) {
        return CaseFile.json(testCase);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new BurrException("File '%s' is not there. Check the path.".formatted(file), e);
        } catch (IOException e) {
            throw new BurrException(
                    "File '%s' can't be read: %s. Check that it is a file and who may read it."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
