package dev.burr.ui.ingest;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogParts.Heading;
import dev.burr.tracking.LogParts.MalformedException;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.OnceLog;
import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes what services record. Of one request, what is refused of one run costs none of the others. */
@RestController
@RequestMapping("/api/v1")
final class IngestController {

    private static final int MOST_PARTS = 10_000;
    private static final int MOST_IN_MEMORY = 1 << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunIntake intake;
    private final RunIndex index;
    private final long maxRequest;
    private final long maxPart;
    private final MemoryBudget memory;
    private final OnceLog defects = new OnceLog(LoggerFactory.getLogger(IngestController.class));

    IngestController(RunIntake intake, RunIndex index, IngestProperties limits) {
        this.intake = intake;
        this.index = index;
        this.maxRequest = limits.maxRequest().toBytes();
        this.maxPart = Math.min(limits.maxPart().toBytes(), MOST_IN_MEMORY);
        this.memory = new MemoryBudget(Math.max(maxPart, Runtime.getRuntime().maxMemory() / 8), PATIENCE);
    }

    /** Without a part, it only tells whether the sender may send some. */
    @PostMapping(path = "/ingest", consumes = LogParts.MEDIA_TYPE)
    Ingested ingest(
            @RequestParam String project,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false) @Nullable String encoding,
            InputStream body)
            throws IOException {
        requireProject(project);
        List<IngestedRun> runs = new ArrayList<>();
        try {
            boolean zipped = encoding != null && encoding.trim().equalsIgnoreCase("gzip");
            LogParts.Reader parts =
                    new LogParts.Reader(new BoundedBody(zipped ? new GZIPInputStream(body) : body, maxRequest));
            for (Optional<Heading> next = parts.heading(); next.isPresent(); next = parts.heading()) {
                if (runs.size() == MOST_PARTS) {
                    throw ApiException.tooLarge("The request has events of more than %,d runs. Send them in several."
                            .formatted(MOST_PARTS));
                }
                runs.add(IngestedRun.of(take(project, next.get(), parts)));
            }
            return new Ingested(runs);
        } catch (EOFException | ZipException | MalformedException malformed) {
            throw ApiException.unprocessableBody(
                    "Events make no sense",
                    "The body of the request is not what this path takes. " + malformed.getMessage()
                            + " Its form is described in docs/remote.md.");
        }
    }

    private void requireProject(String project) {
        try {
            intake.requireProject(project);
        } catch (IllegalArgumentException unsafe) {
            throw ApiException.badRequest(String.valueOf(unsafe.getMessage()));
        }
    }

    private LogReceipt take(String project, Heading heading, LogParts.Reader parts) throws IOException {
        if (heading.bytes() > maxPart) {
            parts.skip(heading);
            return new LogReceipt(
                    heading.appId(),
                    Outcome.REFUSED,
                    0,
                    false,
                    "It has %,d bytes, and %,d are taken at a time. Record less of a value, or raise burr.ui.ingest.max-part."
                            .formatted(heading.bytes(), maxPart));
        }
        int taken = memory.take(heading.bytes());
        if (taken == 0) {
            throw ApiException.busy("The server takes as many events as it can at a time. Send them again in a while.");
        }
        try {
            return stored(project, parts.part(heading));
        } finally {
            memory.giveBack(taken);
        }
    }

    /** A defect that one run meets must not cost those of others: their sender would send all of them again, for ever. */
    private LogReceipt stored(String project, LogPart part) {
        try {
            LogReceipt receipt = intake.take(project, part);
            if (receipt.outcome() == Outcome.STORED && part.lines().length > 0) {
                index.changed(new ApplicationKey(project, part.appId()));
            }
            return receipt;
        } catch (RuntimeException defect) {
            defects.warn(
                    String.valueOf(defect),
                    "Events of run '{}' in project '{}' can't be taken, for a reason that is a defect. They are sent again;"
                            + " further cases of this kind are told at DEBUG.",
                    part.appId(),
                    project,
                    defect);
            return new LogReceipt(
                    part.appId(), Outcome.FAILED, 0, false, "The server failed with it, which its log tells more of.");
        }
    }
}
