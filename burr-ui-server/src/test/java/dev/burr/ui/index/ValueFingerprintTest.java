package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.serde.Serde;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ValueFingerprintTest {

    @Test
    void isEqualForEqualValues() {
        assertThat(of("{\"a\":[1,{\"b\":null}],\"c\":\"x\"}")).isEqualTo(of("{\"c\":\"x\",\"a\":[1,{\"b\":null}]}"));
    }

    @Test
    void tellsDifferentValuesApart() {
        List<String> values = List.of(
                "null",
                "0",
                "1",
                "-1",
                "1.0",
                "true",
                "false",
                "\"\"",
                "\"1\"",
                "\"true\"",
                "\"null\"",
                "[]",
                "{}",
                "[[]]",
                "[{}]",
                "[null]",
                "[1,2]",
                "[2,1]",
                "[1,[2]]",
                "[[1],2]",
                "[[1,2]]",
                "{\"a\":1}",
                "{\"a\":2}",
                "{\"b\":1}",
                "{\"a\":{\"b\":1}}",
                "{\"b\":{\"a\":1}}",
                "{\"a\":1,\"b\":2}",
                "{\"a\":2,\"b\":1}",
                "{\"a\":null}",
                "\"ab\"",
                "\"ba\"",
                "[\"a\",\"b\"]",
                "[\"ab\"]",
                "12345678901234567890");
        Set<Long> fingerprints = new HashSet<>();

        values.forEach(
                value -> assertThat(fingerprints.add(of(value))).as(value).isTrue());
    }

    @Test
    void spreadsOverItsBits() {
        Set<Long> fingerprints = new HashSet<>();

        for (int n = 0; n < 200_000; n++) {
            fingerprints.add(ValueFingerprint.of(n));
            fingerprints.add(ValueFingerprint.of("text " + n));
            fingerprints.add(ValueFingerprint.of(List.of(n, -n)));
        }

        assertThat(fingerprints).hasSize(600_000);
    }

    private static long of(String json) {
        return ValueFingerprint.of(Serde.standard().parse(json));
    }
}
