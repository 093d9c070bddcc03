package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.environment.NeedsPython;
import dev.burr.environment.Python;
import dev.burr.serde.Serde;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original is asked the same: it gives conditions the same names, and the same answers. */
@NeedsPython
final class ConditionInteropIT {

    private static final State STATE = State.copyOf(new LinkedHashMap<>(Map.of(
                    "n",
                    5,
                    "f",
                    2.5,
                    "s",
                    "it's",
                    "b",
                    true,
                    "l",
                    List.of(1, "x"),
                    "m",
                    Map.of("a", Map.of("c", 3)),
                    "smile",
                    "\ud83d\ude00!")))
            .with("z", null);

    private static final Map<Map<String, Object>, Condition> WHEN = new LinkedHashMap<>();

    static {
        ask(Condition.eq("b", true), "b", true);
        ask(Condition.eq("z", null), "z", null);
        ask(Condition.eq("s", "it's"), "s", "it's");
        ask(Condition.eq("f", 2.5), "f", 2.5);
        ask(Condition.eq("l", List.of(1, "x")), "l", List.of(1, "x"));
        ask(Condition.eq("m", Map.of("a", Map.of("c", 3))), "m", Map.of("a", Map.of("c", 3)));
        ask(Condition.ne("n", 6), "n__ne", 6);
        ask(Condition.ne("s", "a\n\u00a0\"\u200b"), "s__ne", "a\n\u00a0\"\u200b");
        ask(Condition.lt("n", 5), "n__lt", 5);
        ask(Condition.lte("n", 5), "n__lte", 5);
        ask(Condition.gt("n", 4.5), "n__gt", 4.5);
        ask(Condition.gt("f", 1e-7), "f__gt", 1e-7);
        ask(Condition.lt("f", 1.5e300), "f__lt", 1.5e300);
        ask(Condition.lt("f", 123_456_789.0), "f__lt", 123_456_789.0);
        ask(Condition.gte("s", "a"), "s__gte", "a");
        ask(Condition.in("s", "a", "it's"), "s__in", List.of("a", "it's"));
        ask(Condition.in("z", false, null, 1.0), "z__in", Arrays.asList(false, null, 1.0));
        ask(Condition.notIn("n", 5L, 6L), "n__notin", List.of(5, 6));
        ask(Condition.contains("l", "x"), "l__contains", "x");
        ask(Condition.contains("s", "t'"), "s__contains", "t'");
        ask(Condition.contains("m", "b"), "m__contains", "b");
        ask(Condition.isNull("z"), "z__is", null);
        ask(Condition.isNotNull("n"), "n__isnot", null);
        ask(Condition.when(Condition.eq("s", "a"), Condition.gt("n", 1)), "s", "a", "n__gt", 1);
    }

    private static final List<String> EXPRESSIONS = List.of(
            "n < 10 and s == \"it's\"",
            "not n < 10 or b",
            "n / 2 == f",
            "-7 % 3 == 2 and 7 % -3 == -2 and -7.5 % 2 == 0.5",
            "n + 2 * 3 == 11 and (n + 2) * 3 == 21",
            "l[0] == 1 and l[-1] == 'x'",
            "m['a']['c'] == 3",
            "'a' in m and 'x' in l and n not in [1, 2]",
            "z is None and n is not None",
            "len(smile) == 2 and smile[1] == '!'",
            "len(l) + len(m) == 3",
            "n == 5.0 and n != '5'",
            "9007199254740993 > 9007199254740992.0",
            "n in [n, 1] and 'a' < s and s <= s");

    @TempDir
    private Path folder;

    private static void ask(Condition condition, Object... arguments) {
        var question = new LinkedHashMap<String, Object>();
        for (int i = 0; i < arguments.length; i += 2) {
            question.put((String) arguments[i], arguments[i + 1]);
        }
        WHEN.put(question, condition);
    }

    @Test
    void agreesWithTheOriginal() throws Exception {
        Map<String, List<Object>> answers = python();

        List<Object> ours = new ArrayList<>();
        WHEN.values().forEach(condition -> ours.add(Map.of("name", condition.name(), "holds", condition.test(STATE))));
        assertThat(answers.get("when")).containsExactlyElementsOf(ours);
        assertThat(EXPRESSIONS)
                .allSatisfy(text -> assertThat(Condition.expr(text).test(STATE))
                        .as(text)
                        .isEqualTo(answers.get("expr").get(EXPRESSIONS.indexOf(text))));
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<Object>> python() throws Exception {
        Path questions = folder.resolve("questions.json");
        Path answers = folder.resolve("answers.json");
        Path errors = folder.resolve("errors.txt");
        Files.writeString(
                questions,
                Serde.standard().print(Map.of("state", STATE.asMap(), "when", WHEN.keySet(), "expr", EXPRESSIONS)));
        Process process = new ProcessBuilder(
                        Python.executable().toString(), "src/test/python/ask_conditions.py", questions.toString())
                .redirectOutput(answers.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return (Map<String, List<Object>>) Serde.standard().parse(Files.readAllBytes(answers));
    }
}
