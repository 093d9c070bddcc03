package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.WriterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenStepTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String BEGIN =
            "{\"type\":\"begin_entry\",\"start_time\":\"2026-11-26T11:00:00\",\"action\":\"a\",\"inputs\":{},\"sequence_id\":0}\n";
    private static final String END = "{\"type\":\"end_entry\",\"end_time\":\"2026-11-26T11:00:00\",\"action\":\"a\","
            + "\"result\":{},\"exception\":null,\"state\":{},\"sequence_id\":0}\n";

    @TempDir
    private Path folder;

    private boolean isOpen() throws IOException {
        return new OpenStep(Clock.fixed(NOW, ZoneOffset.UTC)).isIn(new ApplicationFiles(folder));
    }

    private void log(Instant written, String text) throws IOException {
        Files.writeString(folder.resolve("log.jsonl"), text);
        Files.setLastModifiedTime(folder.resolve("log.jsonl"), FileTime.from(written));
    }

    private static String opened(WriterIdentity writer) {
        return "{\"type\":\"writer_opened\",\"time\":\"2026-11-26T10:00:00.000000Z\",\"writer\":{\"pid\":%d,\"process_start\":\"%s\",\"host\":\"%s\",\"boot_id\":null,\"library_version\":\"1\"}}\n"
                .formatted(writer.pid(), writer.processStart(), writer.host());
    }

    @Test
    void isOneThatALivingProcessBegan() throws IOException {
        log(NOW.minusSeconds(86_400), opened(WriterIdentity.current()) + BEGIN);

        assertThat(isOpen()).isTrue();
    }

    @Test
    void isNoneThatAProcessBeganThatIsGone() throws IOException {
        WriterIdentity self = WriterIdentity.current();
        log(NOW, opened(new WriterIdentity(Long.MAX_VALUE, self.processStart(), self.host(), null, "1")) + BEGIN);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void isOneOfAnUnknownWriterForTenMinutes() throws IOException {
        log(NOW.minusSeconds(599), BEGIN);
        assertThat(isOpen()).isTrue();

        log(NOW.minusSeconds(601), BEGIN);
        assertThat(isOpen()).isFalse();
    }

    @Test
    void isNoneThatHasEndedHoweverShortlyAgo() throws IOException {
        log(NOW, opened(WriterIdentity.current()) + BEGIN + END);

        assertThat(isOpen()).isFalse();
    }

    @Test
    void isNoneWhereThereIsNoLog() throws IOException {
        assertThat(isOpen()).isFalse();
    }
}
