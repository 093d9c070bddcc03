package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearbyNamesTest {

    @ParameterizedTest
    @CsvSource({
        "chat, chat, 0",
        "chat, Chat-42, 0",
        "chat-42, CHAT, 0",
        "chta, chat, 2",
        "kitten, sitting, 3",
        "abc, xyz, 3",
        "flaw, lawn, 2"
    })
    void areAsFarAwayAsTheyDiffer(String one, String other, int distance) {
        assertThat(NearbyNames.distance(one, other)).isEqualTo(distance);
        assertThat(NearbyNames.distance(other, one)).isEqualTo(distance);
    }

    @Test
    void comeNearestFirst() {
        assertThat(NearbyNames.to("chta", List.of("counter", "chat", "cats")))
                .isEqualTo("there is 'cats', 'chat', 'counter'");
        assertThat(NearbyNames.to("x", List.of())).isEqualTo("there is none");
    }

    @Test
    void areFew() {
        assertThat(NearbyNames.to("r9", List.of("r1", "r2", "r3", "r4", "r5", "r6", "r90")))
                .isEqualTo("nearest of 7: 'r90', 'r1', 'r2', 'r3', 'r4'");
    }
}
