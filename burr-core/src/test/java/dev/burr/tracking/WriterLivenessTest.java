package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WriterLivenessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final WriterIdentity self = WriterIdentity.current();
    private final WriterLiveness liveness = new WriterLiveness(Clock.fixed(NOW, ZoneOffset.UTC), self);

    private WriterIdentity writer(long pid, @Nullable Instant started) {
        return new WriterIdentity(pid, started, self.host(), self.bootId(), "test");
    }

    @Test
    void findsAProcessOfThisMachine() {
        assertThat(liveness.mayStillWrite(self, null)).isTrue();
    }

    @Test
    void knowsThatAProcessIsGone() {
        assertThat(liveness.mayStillWrite(writer(Long.MAX_VALUE, self.processStart()), NOW))
                .isFalse();
    }

    @Test
    void takesAProcessThatStartedAtAnotherTimeForAnotherOne() {
        assertThat(liveness.mayStillWrite(writer(self.pid(), Instant.EPOCH), NOW))
                .isFalse();
    }

    @Test
    void judgesTheSameWhereItLooksOnce() {
        WriterLiveness once = liveness.lookingOnce();

        for (int time = 0; time < 2; time++) {
            assertThat(once.mayStillWrite(self, null)).isTrue();
            assertThat(once.mayStillWrite(writer(Long.MAX_VALUE, self.processStart()), NOW))
                    .isFalse();
            assertThat(once.mayStillWrite(null, NOW.minusSeconds(1))).isTrue();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no command that sleeps")
    void looksForAProcessOnceOnly() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        WriterIdentity writer =
                writer(process.pid(), process.info().startInstant().orElse(NOW));
        WriterLiveness once = liveness.lookingOnce();
        assertThat(once.mayStillWrite(writer, NOW)).isTrue();

        process.destroyForcibly().waitFor();

        assertThat(once.mayStillWrite(writer, NOW)).isTrue();
        assertThat(liveness.mayStillWrite(writer, NOW)).isFalse();
    }

    @Test
    void asksWhenItWasHeardOfWhereTheStartIsUnknown() {
        assertThat(liveness.mayStillWrite(writer(self.pid(), null), NOW)).isTrue();
        assertThat(liveness.mayStillWrite(writer(self.pid(), null), NOW.minus(WriterLiveness.QUIET_TIME)))
                .isFalse();
    }

    @Test
    void knowsAnUnknownWriterByWhenItWasHeardOf() {
        assertThat(liveness.mayStillWrite(null, NOW.minusSeconds(1))).isTrue();
        assertThat(liveness.mayStillWrite(null, null)).isFalse();
    }
}
