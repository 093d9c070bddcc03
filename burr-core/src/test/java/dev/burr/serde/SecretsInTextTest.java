package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is masked as a value is not shown by a text that quotes it. */
final class SecretsInTextTest {

    private final Serde serde = Serde.builder()
            .mask("*password*", "authorization", "*token*", "pin")
            .build();

    private String shown(String text) {
        return serde.text(text, List.of());
    }

    private String shown(String text, Map<String, ?> quoted) {
        return serde.text(text, List.of(quoted));
    }

    static List<Arguments> named() {
        return List.of(
                Arguments.of("login with password=hunter2 failed", "login with password=*** failed"),
                Arguments.of("password = hunter2, user=ann", "password = ***, user=ann"),
                Arguments.of("password: hunter 2; user: ann", "password: ***; user: ann"),
                Arguments.of(
                        "{\"password\": \"hun\\\"ter2\", \"user\": \"ann\"}", "{\"password\": ***, \"user\": \"ann\"}"),
                Arguments.of("{\\\"password\\\":\\\"hunter2\\\",\\\"u\\\":1}", "{\\\"password\\\":***,\\\"u\\\":1}"),
                Arguments.of("{'password': 'hunter2', 'u': 1}", "{'password': ***, 'u': 1}"),
                Arguments.of("Login[user=ann, password=hunter2]", "Login[user=ann, password=***]"),
                Arguments.of("Call[authorization=Auth[kind=a, value=b], n=1]", "Call[authorization=***, n=1]"),
                Arguments.of("{\"token\": {\"a\": [1, 2]}, \"n\": 3}", "{\"token\": ***, \"n\": 3}"),
                Arguments.of("Authorization: Bearer abc.def", "Authorization: ***"),
                Arguments.of("authorization=Bearer abc.def next", "authorization=*** next"),
                Arguments.of("http://x/?access_token=abc&user=ann", "http://x/?access_token=***&user=ann"),
                Arguments.of("spring.datasource.password=hunter2", "spring.datasource.password=***"),
                Arguments.of("password=\"unclosed\nnext line", "password=***\nnext line"),
                Arguments.of("password=[unclosed\nnext line", "password=***\nnext line"),
                Arguments.of("password=", "password="),
                Arguments.of("pin: 1", "pin: ***"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void hidesWhatATextGivesAMaskedName(String text, String shown) {
        assertThat(shown(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no secret here",
                "the password is unknown",
                "user=ann, pins=4",
                "com.acme.TokenException: no entry",
                "Caused by: com.acme.PasswordError: no entry",
                "java.lang.X\n\tat com.acme.PasswordService.check(PasswordService.java:12)\n\t... 3 more",
                "see token://x"
            })
    void leavesTheRest(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    record Login(String user, String password, int pin) {}

    @Test
    void hidesKnownValuesWhereverTheyAre() {
        var quoted = Map.of("login", List.of(new Login("ann", "hunter2!", 12345)), "apiToken", Map.of("a", "t0ken-x"));

        assertThat(shown("Bad: hunter2! (12345) for ann, t0ken-x; at x.hunter2!y", quoted))
                .isEqualTo("Bad: *** (***) for ann, ***; at x.***y");
    }

    @Test
    void takesShortValuesForSecretsOnlyWhereTheyStandAlone() {
        assertThat(shown("pin 123 of 1234, a123, -123-", Map.of("pin", 123))).isEqualTo("pin *** of 1234, a123, -***-");
        assertThat(shown("pin 12", Map.of("pin", 12))).isEqualTo("pin 12");
    }

    @Test
    void hidesTheLongerOfTwoValuesFirst() {
        assertThat(shown("abcdefgh-ijkl", Map.of("password1", "abcdefgh", "password2", "abcdefgh-ijkl")))
                .isEqualTo("***");
    }

    @Test
    void hidesEachOfAnyNumberOfValues() {
        var quoted = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 5_000; i++) {
            quoted.put("token" + i, "t0ken-no-%d.".formatted(i));
        }

        assertThat(shown("Refused t0ken-no-0. and t0ken-no-1500. and t0ken-no-4999. for ann", quoted))
                .isEqualTo("Refused *** and *** and *** for ann");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hun\"ter2-x", "c:\\secret\\x", "two\nlines"})
    void hidesValuesAlsoAsJsonHasThem(String secret) {
        String body = serde.print(Map.of("body", secret));

        assertThat(shown("Sent " + body + ", or " + secret, Map.of("password", secret)))
                .isEqualTo("Sent {\"body\":\"***\"}, or ***");
    }

    @Test
    void hidesWhatAFunctionHides() {
        Serde hiding = Serde.builder()
                .mask((path, value) -> value instanceof String text && text.startsWith("sk-") ? "sk-…" : value)
                .build();

        assertThat(hiding.text("Key sk-123456 is not known", List.of(Map.of("list", List.of("sk-123456")))))
                .isEqualTo("Key *** is not known");
    }

    @Test
    void keepsTextAsShortAsAValue() {
        Serde small = Serde.builder().maxValueBytes(1_000).build();

        assertThat(small.text("é".repeat(500), List.of())).isEqualTo("é".repeat(500));
        assertThat(small.text("é".repeat(501), List.of())).isEqualTo("é".repeat(250) + "… (501 characters)");
    }

    @Test
    void survivesValuesThatCantBeWritten() {
        Map<String, Object> quoted = Map.of("password", new Object(), "x", new Object(), "token", "t0ken-xyz");

        assertThat(shown("t0ken-xyz", quoted)).isEqualTo("***");
        assertThat(serde.unserializableValues()).isZero();
    }
}
