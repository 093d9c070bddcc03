package dev.burr.ui.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SignatureTest {

    private static final String[] CHARACTERS = {
        "a", "b", "A", "B", "1", "2", " ", "é", "É", "ß", "猫", "\\u732b", "\\u00e9", "\\n", "\\\"", "/", "🚀", "k", "K"
    };

    private final Random random = new Random(20261126);

    private static Signature of(String... lines) {
        var builder = new SignatureBuilder();
        add(builder, lines);
        return builder.build();
    }

    private static void add(SignatureBuilder builder, String... lines) {
        for (String line : lines) {
            byte[] bytes = ("before" + line + "behind").getBytes(UTF_8);
            builder.add(bytes, "before".length(), bytes.length - "beforebehind".length());
        }
    }

    private static boolean mayHave(Signature signature, String text) {
        return SearchText.of(text).mayBeIn(signature);
    }

    private static boolean mayHave(String line, String text) {
        byte[] bytes = line.getBytes(UTF_8);
        return SearchText.of(text).mayBeIn(bytes, 0, bytes.length);
    }

    @Test
    void tellsWhatALogDoesNotHave() {
        Signature log = of("{\"question\":\"Where is my order?\"}", "{\"answer\":\"\\u732b\"}");

        assertThat(mayHave(log, "ORDER")).isTrue();
        assertThat(mayHave(log, "猫")).isTrue();
        assertThat(mayHave(log, "refund")).isFalse();
        assertThat(mayHave(log, "犬")).isFalse();
        assertThat(mayHave(log, "before")).isFalse();
    }

    @Test
    void leavesOpenWhatIsTooShortToTell() {
        Signature log = of("{\"answer\":\"On its way.\"}");

        assertThat(mayHave(log, "x")).isTrue();
        assertThat(mayHave(log, "xy")).isTrue();
        assertThat(mayHave(log, "\"")).isTrue();
        assertThat(mayHave(log, "xyz")).isFalse();
    }

    @Test
    void neverMissesWhatALineMayHave() {
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            List<String> lines = new ArrayList<>();
            for (int n = random.nextInt(30); n >= 0; n--) {
                lines.add(text(random.nextInt(40)));
            }
            Signature signature = of(lines.toArray(String[]::new));
            String wanted = text(1 + random.nextInt(6));
            if (lines.stream().anyMatch(line -> mayHave(line, wanted))) {
                found++;
                assertThat(mayHave(signature, wanted))
                        .as("'%s' in %s", wanted, lines)
                        .isTrue();
            }
        }

        assertThat(found).as("cases that could have failed").isGreaterThan(500);
    }

    @Test
    void goesOnWithWhatIsKnownOfTheLinesBefore() {
        for (int i = 0; i < 100; i++) {
            String before = letters(3 + random.nextInt(3_000));
            String behind = letters(3 + random.nextInt(3_000));
            var builder = new SignatureBuilder();
            builder.addAll(of(before));
            add(builder, behind);
            Signature both = builder.build();

            assertThat(mayHave(both, before)).isTrue();
            assertThat(mayHave(both, behind)).isTrue();
        }
    }

    @Test
    void isNoLargerThanItMustBe() {
        assertThat(of("short").bytes()).isEqualTo(64);
        assertThat(of(letters(1_000)).bytes()).isLessThanOrEqualTo(1_024);
        assertThat(of(letters(1_000_000)).bytes()).isLessThanOrEqualTo(8 << 10);
    }

    @Test
    void isRarelyMistaken() {
        Signature log = of(letters(5_000));
        int mistakes = 0;
        for (int i = 0; i < 10_000; i++) {
            mistakes += mayHave(log, letters(8)) ? 1 : 0;
        }

        assertThat(mistakes).isLessThan(100);
    }

    @Test
    void comesBackFromItsBytes() {
        Signature log = of(letters(5_000));
        Signature again = new Signature(log.toBytes());

        assertThat(again.toBytes()).isEqualTo(log.toBytes());
        assertThatThrownBy(() -> new Signature(new byte[100])).hasMessageContaining("100 bytes");
    }

    private String text(int parts) {
        var text = new StringBuilder();
        for (int i = 0; i < parts; i++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private String letters(int count) {
        var letters = new StringBuilder();
        random.ints(count, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
