package dev.burr.ui.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.file.RecordedPart;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.FileTrackingRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

final class IngestControllerTest {

    @TempDir
    private Path storage;

    @Test
    void neitherBlamesTheSenderForADefectNorLetsOthersPayForIt() throws IOException {
        try (RunIndex index =
                new RunIndex(new FileTrackingRepository(new TrackingDirectory(storage)), Clock.systemUTC())) {
            IngestController controller = new IngestController(
                    new Defective(), index, new IngestProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)));

            Ingested answer = controller.ingest(
                    "p",
                    null,
                    new ByteArrayInputStream(
                            Parts.joined(Parts.lines("bad", Parts.BEGIN), Parts.lines("good", Parts.BEGIN))));

            assertThat(answer.runs()).extracting(IngestedRun::outcome).containsExactly("failed", "stored");
        }
    }

    private static final class Defective implements RunIntake {

        @Override
        public void requireProject(String project) {}

        @Override
        public LogReceipt take(String project, LogPart part) {
            if (part.appId().equals("bad")) {
                throw new IllegalArgumentException("A defect.");
            }
            return new LogReceipt(part.appId(), Outcome.STORED, part.lines().length, false, null);
        }

        @Override
        public Optional<RecordedPart> step(String project, String app, OptionalLong sequenceId) {
            return Optional.empty();
        }

        @Override
        public Optional<LogPart> documents(String project, String app) {
            return Optional.empty();
        }
    }
}
