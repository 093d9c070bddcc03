package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.burr.core.Position;
import dev.burr.core.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskingTest {

    private static final String MASKED = "{\"__burr_masked__\":true}";

    private static String written(Serde serde, String name, Object value) {
        var out = new JsonWriter();
        serde.write(name, value, out);
        return out.toString();
    }

    /** As code of other languages throws what Java wants declared. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    record Login(String user, String password, List<Token> tokens, Map<String, Object> headers) {}

    record Token(String apiToken, int uses) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Row(String user, String password, int age) {}

    static final class Account {
        private int asked;

        public String getName() {
            return "n";
        }

        public String getPassword() {
            asked++;
            throw new IllegalStateException("must not be asked");
        }
    }

    @Nested
    final class ByKey {

        private final Serde serde =
                Serde.builder().mask("*password*", "authorization", "*token").build();

        @ParameterizedTest
        @ValueSource(strings = {"password", "userPassword", "PASSWORD_2", "Authorization", "accessToken", "token"})
        void hidesTheValueOfAKey(String key) {
            assertThat(written(serde, key, "s3cret")).isEqualTo(MASKED);
            assertThat(written(serde, key, Map.of("a", 1))).isEqualTo(MASKED);
            assertThat(written(serde, key, null)).isEqualTo(MASKED);
            assertThat(written(serde, "outer", Map.of(key, 1))).isEqualTo("{\"" + key + "\":" + MASKED + "}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"passwort", "authorizations", "tokens", "pass word", "", "*password"})
        void showsOthers(String key) {
            boolean literal = key.contains("password");
            assertThat(written(serde, key, "shown")).isEqualTo(literal ? MASKED : "\"shown\"");
        }

        @Test
        void atAnyDepth() {
            var login = new Login(
                    "ann",
                    "s3cret",
                    List.of(new Token("t0ken", 3)),
                    Map.of("Authorization", List.of("Bearer", Map.of("x", 1))));

            assertThat(written(serde, "logins", List.of(List.of(login))))
                    .isEqualTo("[[{\"user\":\"ann\",\"password\":" + MASKED + ",\"tokens\":[{\"apiToken\":" + MASKED
                            + ",\"uses\":3}],\"headers\":{\"Authorization\":" + MASKED + "}}]]");
        }

        @Test
        void whereARecordIsWrittenWithoutNames() {
            assertThat(written(serde, "row", new Row("ann", "s3cret", 5))).isEqualTo("[\"ann\"," + MASKED + ",5]");
        }

        @Test
        void withoutAskingTheObjectForIt() {
            var account = new Account();

            assertThat(written(serde, "account", account)).isEqualTo("{\"name\":\"n\",\"password\":" + MASKED + "}");
            assertThat(account.asked).isZero();
        }

        @Test
        void inWhatExceptionsAndReasonsSay() {
            assertThat(written(serde, "failure", new IllegalStateException("no entry with password=s3cret, sorry")))
                    .contains("no entry with password=***, sorry");
            assertThat(written(serde, "value", new Object() {
                        @SuppressWarnings("unused") // Jackson calls it
                        public String getName() {
                            throw new IllegalStateException("Bad \"userPassword\": \"s3cret\"");
                        }
                    }))
                    .contains("Bad \\\"userPassword\\\": ***")
                    .doesNotContain("s3cret");
        }

        @Test
        void butNotHowFarTheApplicationIs() {
            Serde all = Serde.builder().mask("*").build();

            assertThat(written(all, "__SEQUENCE_ID", 3L)).isEqualTo("3");
            assertThat(written(all, "__PRIOR_STEP", "a")).isEqualTo("\"a\"");
            var failed = new LinkedHashMap<String, Object>();
            failed.put("action", "a");
            failed.put("target", "b");
            failed.put("type", "c");
            failed.put("message", null);
            assertThat(written(all, "__FAILED_STEP", failed))
                    .isEqualTo("{\"action\":\"a\",\"target\":\"b\",\"type\":\"c\",\"message\":null}");
            assertThat(written(all, "anything", 3L)).isEqualTo(MASKED);
        }

        static List<Arguments> ofUsers() {
            var inner = new LinkedHashMap<String, Object>();
            inner.put("action", "a");
            inner.put("target", "b");
            inner.put("type", "c");
            inner.put("message", Map.of("password", "s3cret"));
            return List.of(
                    Arguments.of("__SEQUENCE_ID", "s3cret"),
                    Arguments.of("__SEQUENCE_ID", Map.of("password", "s3cret")),
                    Arguments.of("__PRIOR_STEP", Map.of("password", "s3cret")),
                    Arguments.of("__PRIOR_STEP", List.of("s3cret")),
                    Arguments.of("__FAILED_STEP", "s3cret"),
                    Arguments.of("__FAILED_STEP", Map.of("password", "s3cret")),
                    Arguments.of("__FAILED_STEP", inner));
        }

        @ParameterizedTest
        @MethodSource("ofUsers")
        void whereAUserHasAnotherValueUnderANameOfBurr(String name, Object value) {
            Serde all = Serde.builder().mask("*").build();

            assertThat(written(all, name, value)).isEqualTo(MASKED);
            assertThat(written(serde, "child", Map.of(name, value, "password", "s3cret")))
                    .contains("\"password\":" + MASKED);
        }

        @Test
        void inAStateInsideOfAState() {
            State child = State.of("password", "s3cret", "n", 1).at(new Position(3, "s3cret"));
            Serde hiding = Serde.builder()
                    .mask("*password*")
                    .mask((path, value) -> "s3cret".equals(value) ? ValueMask.MASKED : value)
                    .build();

            assertThat(written(hiding, "child", child.logged()))
                    .isEqualTo("{\"password\":" + MASKED + ",\"n\":1,\"__SEQUENCE_ID\":3,\"__PRIOR_STEP\":" + MASKED
                            + "}");
        }

        @Test
        void inAnElementOfAListUnderANameOfBurr() {
            Serde hiding = Serde.builder()
                    .mask((path, value) -> "s3cret".equals(value) ? ValueMask.MASKED : value)
                    .build();
            var out = new JsonWriter();

            hiding.writeElement("__PRIOR_STEP", 0, "s3cret", out);

            assertThat(out).hasToString(MASKED);
        }

        static List<Arguments> likeMarkers() {
            Map<String, Object> secret = Map.of("password", "s3cret");
            return List.of(
                    Arguments.of("__burr_masked__", secret),
                    Arguments.of("__burr_masked__", List.of(secret)),
                    Arguments.of("__burr_cut__", secret),
                    Arguments.of("__burr_cut__", List.of(secret)),
                    Arguments.of("__burr_cut__", Map.of("type", "t", "bytes", 1, "kept", secret)),
                    Arguments.of("__burr_cut__", Map.of("type", "t", "bytes", 1, "kept", List.of(secret))),
                    Arguments.of("__burr_cut__", Map.of("type", "t", "bytes", secret, "kept", "k")),
                    Arguments.of("__burr_cut__", Map.of("type", "t", "kept", "k", "password", "s3cret")),
                    Arguments.of("__burr_unserializable__", secret),
                    Arguments.of("__burr_unserializable__", Map.of("type", secret, "reason", "r")),
                    Arguments.of("__burr_unserializable__", Map.of("type", "t", "reason", "r", "password", "s3cret")),
                    Arguments.of(
                            "__burr_unserializable__",
                            Map.of("type", "t", "reason", "r", "path", "p", "password", "s3cret")));
        }

        @ParameterizedTest
        @MethodSource("likeMarkers")
        void inAMapThatOnlyHasTheNameOfAMarker(String name, Object content) {
            assertThat(written(serde, "value", Map.of(name, content)))
                    .contains("\"password\":" + MASKED)
                    .doesNotContain("s3cret");
        }

        @Test
        void asNothingElseThanTheNameAndTheValueSay() {
            Serde other = Serde.builder()
                    .mask("*password*", "authorization", "*token")
                    .build();
            var out = new JsonWriter();
            out.beginArray();
            serde.write("password", 1, out);
            serde.write("a", Map.of("password", 1), out);
            serde.write("password", 1, out);
            out.endArray();

            assertThat(out.toString()).isEqualTo("[" + MASKED + ",{\"password\":" + MASKED + "}," + MASKED + "]");
            assertThat(written(other, "a", Map.of("password", 1))).isEqualTo("{\"password\":" + MASKED + "}");
        }

        @Test
        void exceptWhereAValueMustBeWhole() {
            var out = new JsonWriter();
            serde.writeWhole(Map.of("password", "s3cret"), out);

            assertThat(out.toString()).isEqualTo("{\"password\":\"s3cret\"}");
        }

        @ParameterizedTest
        @CsvSource({
            "a.c, abc, false",
            "a.c, A.C, true",
            "*, '', true",
            "a*b*c, axxbyyc, true",
            "a*b*c, axxbyy, false",
            "' key ', KEY, true",
            "größe, GRÖSSE, false",
            "größe, GRÖßE, true",
            "(x, (X, true"
        })
        void takesPatternsLiterallyButForTheStar(String pattern, String key, boolean hidden) {
            assertThat(new KeyMasks(List.of(pattern)).hide(key)).isEqualTo(hidden);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "  "})
        void refusesPatternsThatSayNothing(String pattern) {
            assertThatThrownBy(() -> Serde.builder().mask("ok", pattern))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is blank");
        }

        @Test
        void ofAnyNumberOfKeys() {
            var masks = new KeyMasks(List.of("*secret*"));

            for (int i = 0; i < 25_000; i++) {
                assertThat(masks.hide("key" + i)).isFalse();
            }
            assertThat(masks.hide("key25000secret")).isTrue();
        }
    }

    @Nested
    final class ByFunction {

        @Test
        void seesTheWayToEachValue() {
            var seen = new ArrayList<String>();
            Serde serde = Serde.builder()
                    .mask((path, value) -> {
                        seen.add(path + "=" + value);
                        return value;
                    })
                    .build();
            var value = new LinkedHashMap<String, Object>();
            value.put("n", null);
            value.put("token", new Token("t", 3));
            value.put("list", List.of(new Token("u", 4), "x"));
            String expected = written(Serde.standard(), "k", value);

            assertThat(written(serde, "k", value)).isEqualTo(expected);

            assertThat(seen)
                    .containsExactly(
                            "k=" + value,
                            "k.n=null",
                            "k.token=Token[apiToken=t, uses=3]",
                            "k.token.apiToken=t",
                            "k.token.uses=3",
                            "k.list=" + value.get("list"),
                            "k.list[0]=Token[apiToken=u, uses=4]",
                            "k.list[0].apiToken=u",
                            "k.list[0].uses=4",
                            "k.list[1]=x");
        }

        @Test
        void replacesOrHidesWhatItSees() {
            Serde serde = Serde.builder()
                    .mask((path, value) -> value instanceof String text && text.contains("4111")
                            ? text.replaceAll("\\d{4}$", "****")
                            : value)
                    .mask((path, value) -> path.endsWith(".uses") ? ValueMask.MASKED : value)
                    .build();

            assertThat(written(serde, "k", Map.of("a", List.of("card 41114111", new Token("41114111", 3)))))
                    .isEqualTo("{\"a\":[\"card 4111****\",{\"apiToken\":\"4111****\",\"uses\":" + MASKED + "}]}");
            assertThat(written(serde, "x.uses", 1)).isEqualTo(MASKED);
        }

        @Test
        void masksWhereItFails() {
            Serde serde = Serde.builder()
                    .mask((path, value) -> ((String) value).strip())
                    .build();

            assertThat(written(serde, "text", " a ")).isEqualTo("\"a\"");
            assertThat(written(serde, "number", 3)).isEqualTo(MASKED);
        }

        static List<Arguments> failures() {
            return List.of(
                    Arguments.of(new Exception("checked")),
                    Arguments.of(new Error("own")),
                    Arguments.of(new StackOverflowError()),
                    Arguments.of(new NoClassDefFoundError("x")));
        }

        @ParameterizedTest
        @MethodSource("failures")
        void masksWhateverItFailsWith(Throwable failure) {
            Serde serde = Serde.builder()
                    .mask((path, value) -> {
                        throw MaskingTest.<RuntimeException>unchecked(failure);
                    })
                    .build();

            assertThat(written(serde, "text", "s3cret")).isEqualTo(MASKED);
        }

        @Test
        void letsErrorsOfTheVirtualMachinePass() {
            var failure = new OutOfMemoryError("none left");
            Serde serde = Serde.builder()
                    .mask((path, value) -> {
                        throw failure;
                    })
                    .build();

            assertThatThrownBy(() -> written(serde, "text", "s3cret")).isSameAs(failure);
        }

        @Test
        void isAskedAboutMarkersNoMoreThanForTheirReason() {
            var seen = new ArrayList<String>();
            Serde serde = Serde.builder()
                    .mask("password", "reason", "type")
                    .mask((path, value) -> {
                        seen.add(path);
                        return value;
                    })
                    .build();

            String written = written(serde, "login", Arrays.asList(new Account(), new Object()));

            assertThat(written)
                    .startsWith("[{\"name\":\"n\",\"password\":" + MASKED + "},{\"__burr_unserializable__\":")
                    .contains("\"type\":\"java.lang.Object\",\"path\":\"login[1]\",\"reason\":\"It has no");
            assertThat(seen).containsExactly("login", "login[0]", "login[0].name", "login[1]", "login[1]");
        }

        record Note(Object secret, Object text) {}

        static final class Undecodable {
            public String getSecret() {
                throw new IllegalStateException("cannot decode hunter2");
            }
        }

        private final Serde byPath = Serde.builder()
                .mask((path, value) -> path.endsWith("secret") ? ValueMask.MASKED : value)
                .mask((path, value) -> value instanceof String text ? text.replace("4111", "****") : value)
                .maxValueBytes(100)
                .build();

        @Test
        void hidesWhatAFailureSaysOfAValue() {
            assertThat(written(byPath, "a", new Undecodable()))
                    .contains("\"path\":\"a.secret\",\"reason\":\"***\"")
                    .doesNotContain("hunter2");
            Serde byText = Serde.builder()
                    .mask((path, value) -> value instanceof String text ? text.replace("hunter2", "[x]") : value)
                    .codec(ValueCodec.ofType(
                            Token.class,
                            token -> {
                                throw new IllegalStateException("cannot encode " + token.apiToken());
                            },
                            json -> new Token("", 1)))
                    .build();
            assertThat(written(byText, "a", new Token("hunter2", 1))).contains("\"reason\":\"cannot encode [x]\"");
            assertThat(written(byText, "a", new Undecodable())).contains("\"reason\":\"cannot decode [x]\"");
        }

        static List<Arguments> large() {
            return List.of(
                    Arguments.of("4111".repeat(50)), Arguments.of(new byte[200]), Arguments.of((Object) new long[200]));
        }

        @ParameterizedTest
        @MethodSource("large")
        void hidesTheBeginningOfWhatIsCutInsideOfARecord(Object value) {
            assertThat(written(byPath, "a", new Note(value, 1))).isEqualTo("{\"secret\":" + MASKED + ",\"text\":1}");
        }

        @Test
        void changesTheBeginningOfATextThatIsCutInsideOfARecord() {
            assertThat(written(byPath, "a", new Note(1, "4111".repeat(50))))
                    .endsWith("\"bytes\":200,\"kept\":\"" + "*".repeat(24) + "4\"}}}");
        }

        @Test
        void worksBesideKeysAndLimits() {
            Serde serde = Serde.builder()
                    .mask("*password*")
                    .mask((path, value) -> value instanceof String text ? text.toUpperCase(Locale.ROOT) : value)
                    .maxValueBytes(100)
                    .build();

            assertThat(written(serde, "login", new Login("ann", "s3cret", List.of(), Map.of("x", "y".repeat(101)))))
                    .isEqualTo("{\"user\":\"ANN\",\"password\":" + MASKED
                            + ",\"tokens\":[],\"headers\":{\"x\":{\"__burr_cut__\":{\"type\":\"java.lang.String\","
                            + "\"bytes\":101,\"kept\":\"" + "Y".repeat(25) + "\"}}}}");
        }
    }
}
