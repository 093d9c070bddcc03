package dev.burr.ui.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "refund, Please REFUND me, 7",
        "REFUND, refund, 0",
        "größe, GRÖSSE und Größe, 11",
        "猫, 黒い猫, 2",
        "x, abc, -1"
    })
    void isFoundInATextWhateverItsCase(String wanted, String text, int place) {
        assertThat(SearchText.of(wanted).indexIn(text)).isEqualTo(place);
    }

    /** As our writer, Python's and ones that escape more write it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"say \\\"go\\\" to 猫/dog\"}",
                "{\"a\": \"say \\\"go\\\" to \\u732b/dog\"}",
                "{\"a\": \"say \\u0022go\\u0022 to \\u732B\\/dog\"}"
            })
    void isNeverMissedForTheWayItIsWritten(String json) {
        for (String wanted : new String[] {"say \"go\"", "to 猫", "猫", "猫/", "/dog", "\"go", "DOG"}) {
            assertThat(mayBeIn(wanted, json)).as("'%s' in %s", wanted, json).isTrue();
        }
    }

    @Test
    void tellsQuicklyThatALineDoesNotHaveIt() {
        assertThat(mayBeIn("refund", "{\"a\":\"nothing\"}")).isFalse();
        assertThat(mayBeIn("猫", "{\"a\":\"犬\", \"b\":\"\\u72ac\"}")).isFalse();
    }

    private static boolean mayBeIn(String wanted, String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return SearchText.of(wanted).mayBeIn(bytes, 0, bytes.length);
    }
}
