package dev.burr.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0",
        "-0.0, -0.0",
        "0.1, 0.1",
        "10000000.0, 10000000.0",
        "1234567890123456.0, 1234567890123456.0",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-1.25e-7, -1.25e-07",
        "1.22001604151218768e17, 1.2200160415121877e+17",
        "0.30000000000000004, 0.30000000000000004",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, nan",
        "-Infinity, -inf"
    })
    void writesDoublesAsPythonDoes(double value, String text) {
        assertThat(PythonText.quoted(value)).isEqualTo(text);
    }

    @Test
    void quotesTextAsPythonDoes() {
        assertThat(PythonText.quoted("a")).isEqualTo("'a'");
        assertThat(PythonText.quoted("it's")).isEqualTo("\"it's\"");
        assertThat(PythonText.quoted("it's \"it\"")).isEqualTo("'it\\'s \"it\"'");
        assertThat(PythonText.quoted("\\ \n\r\t\0\u00a0\u200b\ud800\ud83d\ude00"))
                .isEqualTo("'\\\\ \\n\\r\\t\\x00\\xa0\\u200b\\ud800\ud83d\ude00'");
        assertThat(PythonText.quoted(Character.toString(0xe0001))).isEqualTo("'\\U000e0001'");
    }

    @Test
    void writesPlainTextAsItIs() {
        assertThat(PythonText.plain("it's")).isEqualTo("it's");
        assertThat(PythonText.plain(null)).isEqualTo("None");
        assertThat(PythonText.plain(true)).isEqualTo("True");
    }

    @Test
    void writesCollections() {
        var map = new LinkedHashMap<String, Object>();
        map.put("a", null);
        map.put("b", List.of(BigInteger.TEN, false));

        assertThat(PythonText.plain(Arrays.asList("a", null))).isEqualTo("['a', None]");
        assertThat(PythonText.plain(map)).isEqualTo("{'a': None, 'b': [10, False]}");
        assertThat(PythonText.plain(Set.of(1))).isEqualTo("{1}");
        assertThat(PythonText.plain(Set.of())).isEqualTo("set()");
    }
}
