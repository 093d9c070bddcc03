package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.StreamItem;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StreamPaceTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final StreamPace pace = new StreamPace();
    private long index;

    private @Nullable StreamProgress item(long millis, Object item) {
        Instant time = START.plusMillis(millis);
        return pace.passed(new StreamItem(ApplicationId.of("app"), 4, "tell", item, index++, START, START, time));
    }

    private static StreamProgress progress(long millis, long items, @Nullable String text) {
        return new StreamProgress(4, null, LogTime.of(START.plusMillis(millis)), items, text);
    }

    @Test
    void tellsAtMostFourTimesASecondWhatCameSinceTheLastTime() {
        assertThat(item(0, "to ")).isNull();
        assertThat(item(249, "be ")).isNull();
        assertThat(item(250, "or ")).isEqualTo(progress(250, 3, "to be or "));
        assertThat(item(400, "not ")).isNull();
        assertThat(item(1_000, "to ")).isEqualTo(progress(1_000, 5, "not to "));
    }

    @Test
    void leavesNothingOfAStreamThatIsShort() {
        assertThat(item(0, "to ")).isNull();
        assertThat(item(100, "be ")).isNull();
        index = 0;

        assertThat(item(5_000, "or ")).isNull();
        assertThat(item(5_300, "not")).isEqualTo(progress(5_300, 2, "or not"));
    }

    @Test
    void countsItemsThatAreNoTexts() {
        assertThat(item(0, Map.of("text", "to "))).isNull();
        assertThat(item(300, "be ")).isEqualTo(progress(300, 2, null));
    }

    @Test
    void saysNoMoreOnceAnItemIsNoText() {
        item(0, "to ");
        assertThat(item(300, "be ")).isEqualTo(progress(300, 2, "to be "));
        assertThat(item(600, 7)).isEqualTo(progress(600, 3, null));
        assertThat(item(900, "or ")).isEqualTo(progress(900, 4, null));
    }

    @Test
    void onlyCountsBehindTheMostThatItTells() {
        item(0, "x".repeat(StreamPace.MOST_TEXT - 1));

        assertThat(item(300, "yz"))
                .extracting(StreamProgress::text)
                .asString()
                .endsWith("xy")
                .hasSize(1 << 16);
        assertThat(item(600, "z")).isEqualTo(progress(600, 3, ""));
    }

    @Test
    void keepsTheHalvesOfACharacterTogether() {
        item(0, "a");
        assertThat(item(300, "\uD83D")).isEqualTo(progress(300, 2, "a"));
        assertThat(item(600, "\uDE00")).isEqualTo(progress(600, 3, "\uD83D\uDE00"));
    }
}
