package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
