package dev.burr.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidExpressionTest {

    private static InvalidExpressionException problemOf(String text) {
        return catchThrowableOfType(InvalidExpressionException.class, () -> Expression.parse(text));
    }

    @Test
    void showsTheTextAndWhereItGoesWrong() {
        assertThatThrownBy(() -> Expression.parse("counter < 10 &&"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        """
                        Expression can't be read at column 16: the end stands where a value is due. Write a key, a number, a text in quotes or a list.
                            counter < 10 &&
                                           ^""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    ` `                       ; 1 ; it is empty. Write a question, as in n < 10.
                    n = 5                     ; 3 ; a single '=' compares nothing. Write '=='.
                    n & m                     ; 3 ; a single '&' joins nothing. Write '&&' or 'and'.
                    n | m                     ; 3 ; a single '|' joins nothing. Write '||' or 'or'.
                    ~n                        ; 1 ; '~' negates nothing. Write '!' or 'not'.
                    n > #                     ; 5 ; this character has no meaning here. Put text into quotes, and leave out what is not an operator.
                    mode == 'chat             ; 9 ; the text that starts here does not end. Close it with '.
                    mode == 'a\\qb'           ; 11; there is no such escape. Write \\\\ for a backslash itself.
                    mode == '\\x4'            ; 13; a character's number is due, of 2 hexadecimal digits.
                    mode == '\\U99999999'     ; 17; a character's number is due, of 8 hexadecimal digits.
                    n < 10 m                  ; 8 ; 'm' can't follow here. Join questions with '&&' or '||'.
                    (n < 10                   ; 8 ; the end stands where ')' is due. Add it or take out what opened it.
                    n < 10)                   ; 7 ; ')' can't follow here. Join questions with '&&' or '||'.
                    n in [1 2]                ; 9 ; a number stands where ',' is due. Add it or take out what opened it.
                    a[0 == 1                  ; 9 ; the end stands where ']' is due. Add it or take out what opened it.
                    0 < n < 10                ; 7 ; comparisons can't be chained. Join two with '&&', as in 0 < n && n < 10.
                    a == b in c               ; 8 ; comparisons can't be chained. Join two with '&&', as in 0 < n && n < 10.
                    n is 5                    ; 6 ; 'is' asks for null only. Compare values with '=='.
                    n not 5                   ; 7 ; 'in' or 'contains' is due behind 'not'. To negate a question, put 'not' in front of it.
                    name.startsWith('a')      ; 16; there are no methods. The functions are size(x), len(x) and empty(x).
                    user.                     ; 6 ; the name of a member is due behind '.'. Others than names go into brackets, as in a['b-c'].
                    max(a, b) > 1             ; 1 ; there is no such function. The functions are size(x), len(x) and empty(x).
                    n > and                   ; 5 ; 'and' stands where a value is due. Write a key, a number, a text in quotes or a list.
                    n > 5apples               ; 6 ; a number runs into other characters. Write it in decimal digits, and a key with a letter first.
                    n > 1e999                 ; 5 ; this number is out of range. Write a smaller one.
                    n + 1                     ; 1 ; this is a number, where true or false is due. Compare it with something, as in mode == 'chat'.
                    mode == 'a' || 'b'        ; 16; this is text, where true or false is due. Compare it with something, as in mode == 'chat'.
                    !5                        ; 2 ; this is a number, where true or false is due. Compare it with something, as in mode == 'chat'.
                    not null                  ; 5 ; this is null, where true or false is due. Compare it with something, as in mode == 'chat'.
                    n + 'a' == 1              ; 5 ; this is text, where a number is due.
                    -'a' == 1                 ; 2 ; this is text, where a number is due.
                    5 < 'a'                   ; 5 ; this is text, where a number is due.
                    n < null                  ; 5 ; this is null, where a number or text is due.
                    n < 5 < 1                 ; 7 ; comparisons can't be chained. Join two with '&&', as in 0 < n && n < 10.
                    n in 5                    ; 6 ; this is a number, where a list or text is due.
                    size(5) == 1              ; 6 ; this is a number, where text or a list is due.
                    """)
    void saysWhatIsWrongAndWhatToDo(String text, int column, String problem) {
        InvalidExpressionException failure = problemOf(text);

        assertThat(failure.column()).isEqualTo(column);
        assertThat(failure)
                .hasMessageStartingWith("Expression can't be read at column %d: %s\n".formatted(column, problem));
    }

    @Test
    void marksTheRightCharacterOfALongText() {
        String text = "n == 1 || ".repeat(50) + "n = 1" + " || n == 1".repeat(50);

        assertThat(problemOf(text).getMessage().lines().skip(1))
                .containsExactly(
                        "    …== 1 || n == 1 || n == 1 || n == 1 || n = 1 || n == 1 || n == 1 || n == 1 || n =…",
                        "                                             ^");
    }

    @Test
    void marksTheRightCharacterBehindOnesThatTakeTwo() {
        assertThat(problemOf("\ud83d\ude00\t'\ud83d\ude00"))
                .hasMessageStartingWith("Expression can't be read at column 1:")
                .hasMessageEndingWith("    \ud83d\ude00 '\ud83d\ude00\n    ^");
        assertThat(problemOf("'\ud83d\ude00' = 1")).hasMessageEndingWith("    '\ud83d\ude00' = 1\n        ^");
    }

    @Test
    void showsNothingThatCouldHideOrMoveText() {
        assertThat(problemOf("n == '\u202e\u0007\n' $").getMessage())
                .contains("    n == '\ufffd\ufffd ' $\n")
                .doesNotContain("\u202e", "\u0007");
    }

    private static @Nullable Throwable onASmallStack(Runnable task) throws InterruptedException {
        var outcome = new AtomicReference<@Nullable Throwable>();
        var thread = new Thread(null, () -> outcome.set(catchThrowable(task::run)), "small stack", 256 * 1024);
        thread.start();
        thread.join();
        return outcome.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "!", "not ", "-", "a[", "size(", "a.", "a + ", "-a*", "((a+[", "!(", "x in ["})
    void endsWithinAnyStackWhateverIsNested(String opening) throws InterruptedException {
        String hostile = opening.repeat(9_900 / opening.length());

        assertThat(onASmallStack(() -> Expression.parse(hostile))).isInstanceOf(InvalidExpressionException.class);
    }

    @Test
    void evaluatesTheDeepestThatCanBeReadWithinAnyStack() throws InterruptedException {
        String deepest = "!(not ".repeat(16) + "a" + " + a".repeat(300) + " == 301" + ")".repeat(16);
        String chained = "a.b" + ".b".repeat(400) + " is null";
        var variables = new ExpressionTest.Values(Map.of("a", 1));

        assertThat(onASmallStack(() ->
                        assertThat(Expression.parse(deepest).isTrue(variables)).isTrue()))
                .isNull();
        assertThat(onASmallStack(() -> Expression.parse(chained).isTrue(variables)))
                .isInstanceOf(EvaluationException.class);
    }

    @Test
    void refusesWhatNobodyWrites() {
        assertThat(problemOf("a == 1 || ".repeat(1_001)))
                .hasMessageStartingWith(
                        "Expression can't be read at column 10001: it is longer than 10,000 characters. Split the condition up.");
        assertThat(problemOf("a" + " + a".repeat(501) + " > 1"))
                .hasMessageContaining("this has more than 500 arithmetic signs and accesses.");
        assertThat(problemOf("(".repeat(51))).hasMessageContaining("this nests deeper than 50 levels.");
    }
}
