package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

final class SafeNumbersTest {

    private static final JsonMapper JSON = ApiV1Json.mapper();

    private record Answer(
            long id, @Nullable Long other, Map<String, Long> writers, @Nullable Object value, List<Object> path) {}

    private static String value(@Nullable Object value) {
        return JSON.readTree(JSON.writeValueAsString(new Answer(0, null, Map.of(), value, List.of())))
                .get("value")
                .toString();
    }

    private static String marker(String number) {
        return "{\"__burr_number__\":\"" + number + "\"}";
    }

    @Test
    void leavesWhatADoubleHolds() {
        assertThat(value(9007199254740991L)).isEqualTo("9007199254740991");
        assertThat(value(-9007199254740991L)).isEqualTo("-9007199254740991");
        assertThat(value(BigInteger.valueOf(12))).isEqualTo("12");
        assertThat(value(0.1)).isEqualTo("0.1");
        assertThat(value(1.7976931348623157E308)).isEqualTo("1.7976931348623157E308");
        assertThat(value(new BigDecimal("2.50"))).isEqualTo("2.5");
        assertThat(value(3)).isEqualTo("3");
    }

    @Test
    void marksWhatADoubleWouldChange() {
        assertThat(value(9007199254740992L)).isEqualTo(marker("9007199254740992"));
        assertThat(value(Long.MIN_VALUE)).isEqualTo(marker("-9223372036854775808"));
        assertThat(value(new BigInteger("123456789012345678901234567890")))
                .isEqualTo(marker("123456789012345678901234567890"));
        assertThat(value(new BigDecimal("0.1234567890123456789"))).isEqualTo(marker("0.1234567890123456789"));
        assertThat(value(new BigDecimal("1E+400"))).isEqualTo(marker("1E+400"));
    }

    @Test
    void marksNumbersAtAnyDepth() {
        Object nested = Map.of("list", Arrays.asList(1L, Map.of("n", Long.MAX_VALUE), null));

        assertThat(value(nested)).isEqualTo("{\"list\":[1,{\"n\":" + marker("9223372036854775807") + "},null]}");
    }

    /** A text is enough where nothing else can be meant. */
    @Test
    void writesIdsAsTexts() {
        long large = 9007199254740993L;

        String json = JSON.writeValueAsString(new Answer(large, large, Map.of("key", large), null, List.of("a", 1)));

        assertThat(json)
                .isEqualTo("{\"id\":\"9007199254740993\",\"other\":\"9007199254740993\",\"writers\":{\"key\":"
                        + "\"9007199254740993\"},\"value\":null,\"path\":[\"a\",1]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {600, 1_000})
    void writesValuesAsDeepAsALogMayHaveThem(int depth) {
        Object nested = "bottom";
        for (int level = 0; level < depth; level++) {
            nested = List.of(nested);
        }

        assertThat(JSON.writeValueAsString(new Answer(0, null, Map.of(), nested, List.of())))
                .contains("[".repeat(depth) + "\"bottom\"");
    }
}
