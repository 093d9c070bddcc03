package dev.burr.ui.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class FoldedBytesTest {

    @Test
    void areFoundWhereverTheyStandInEitherCase() {
        assertThat(isIn("refund", "{\"a\":\"Please REFUND me\"}")).isTrue();
        assertThat(isIn("ReFund", "refund")).isTrue();
        assertThat(isIn("x", "aXb")).isTrue();
        assertThat(isIn("refund", "{\"a\":\"refun\"}")).isFalse();
        assertThat(isIn("refund", "")).isFalse();
    }

    @Test
    void areNotFoundOutsideOfTheRange() {
        byte[] line = "before refund behind".getBytes(ISO_8859_1);
        FoldedBytes wanted = FoldedBytes.of("refund".getBytes(ISO_8859_1));

        assertThat(wanted.isIn(line, 7, 6)).isTrue();
        assertThat(wanted.isIn(line, 8, 12)).isFalse();
        assertThat(wanted.isIn(line, 0, 12)).isFalse();
    }

    @Test
    void areFoundWhereALookAtEachPlaceFindsThem() {
        var random = new Random(20261126);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, random.nextInt(30));
            String wanted = letters(random, 1 + random.nextInt(4));

            assertThat(isIn(wanted, text))
                    .as("'%s' in '%s'", wanted, text)
                    .isEqualTo(text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
        }
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 0, 6)
                .mapToObj(i -> String.valueOf("abcABC".charAt(i)))
                .collect(Collectors.joining());
    }

    private static boolean isIn(String wanted, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return FoldedBytes.of(wanted.getBytes(ISO_8859_1)).isIn(bytes, 0, bytes.length);
    }
}
