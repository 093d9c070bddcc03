package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.tracking.LogParts.Heading;
import dev.burr.tracking.LogReceipt.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogPartsTest {

    private static final LogPart WHOLE = new LogPart(
            "ana@example.com \"1\"",
            42,
            LogTime.of(Instant.parse("2026-03-01T12:00:00.000001Z")),
            bytes("{\"type\":\"application\"}"),
            bytes("{}"),
            bytes("{\"é\":1}\n{}\n"));
    private static final LogPart LINES = LogPart.ofLines("b", 0, bytes("{}\n"));

    @Test
    void readsWhatItWrote() throws IOException {
        LogParts.Reader parts = reader(written(WHOLE, LINES));

        assertEqual(parts.part(parts.heading().orElseThrow()), WHOLE);
        assertEqual(parts.part(parts.heading().orElseThrow()), LINES);
        assertThat(parts.heading()).isEmpty();
    }

    @Test
    void passesOverAPart() throws IOException {
        LogParts.Reader parts = reader(written(WHOLE, LINES));

        Heading heading = parts.heading().orElseThrow();
        assertThat(heading.bytes()).isEqualTo(22 + 2 + 12);
        parts.skip(heading);

        assertEqual(parts.part(parts.heading().orElseThrow()), LINES);
    }

    @Test
    void noticesAnEndWithinAPart() throws IOException {
        byte[] whole = written(WHOLE);

        for (int length = 1; length < whole.length; length++) {
            LogParts.Reader parts = reader(Arrays.copyOf(whole, length));
            assertThatExceptionOfType(EOFException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> parts.part(parts.heading().orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n",
                "[]\n",
                "{}\n",
                "{\"app\":\"a\"}\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":-1}\n",
                "{\"app\":\"a\",\"at\":-1,\"lines\":0}\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":9223372036854775807}\n",
                "{\"app\":7,\"at\":0,\"lines\":1}\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":1,\"created\":\"yesterday\"}\n",
                "\0\0\n"
            })
    void refusesAHeadingThatMakesNoSense(String heading) {
        assertThatExceptionOfType(LogParts.MalformedException.class)
                .isThrownBy(() -> reader(bytes(heading)).heading());
    }

    @Test
    void refusesAHeadingWithoutEnd() {
        byte[] endless = new byte[1 << 20];

        assertThatExceptionOfType(LogParts.MalformedException.class)
                .isThrownBy(() -> reader(endless).heading())
                .withMessageContaining("more than");
    }

    @Test
    void readsAnAnswer() {
        assertThat(
                        LogParts.decode(
                                bytes(
                                        "{\"runs\":[{\"app\":\"a\",\"outcome\":\"moved\",\"length\":7,\"documented\":true,\"reason\":null},"
                                                + "{\"app\":\"b\",\"outcome\":\"refused\",\"length\":0,\"documented\":false,\"reason\":\"No.\"}]}")))
                .containsExactly(
                        new LogReceipt("a", Outcome.MOVED, 7, true, null),
                        new LogReceipt("b", Outcome.REFUSED, 0, false, "No."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"runs\":[{}]}",
                "{\"runs\":[{\"app\":\"a\",\"outcome\":\"eaten\",\"length\":7}]}"
            })
    void refusesAnAnswerThatMakesNoSense(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> LogParts.decode(bytes(json)));
    }

    private static void assertEqual(LogPart actual, LogPart expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    private static byte[] written(LogPart... parts) throws IOException {
        var out = new ByteArrayOutputStream();
        for (LogPart part : parts) {
            LogParts.write(part, out);
        }
        return out.toByteArray();
    }

    private static LogParts.Reader reader(byte[] bytes) {
        return new LogParts.Reader(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
