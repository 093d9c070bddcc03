package dev.burr.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every expression, and for every text that is none. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class ExpressionPropertyTest {

    /** Every word and sign of the grammar, and what looks like one. */
    private static final List<String> FRAGMENTS = List.of(
            "n",
            "user",
            "true",
            "False",
            "null",
            "None",
            "and",
            "or",
            "not",
            "in",
            "is",
            "contains",
            "size(",
            "len(",
            "empty(",
            "max(",
            "&&",
            "||",
            "&",
            "|",
            "!",
            "==",
            "!=",
            "=",
            "<",
            "<=",
            ">",
            ">=",
            "+",
            "-",
            "*",
            "/",
            "%",
            "**",
            "//",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ".",
            ":",
            "1",
            "1.5",
            "1e3",
            "1e999",
            "'a'",
            "\"b\"",
            "'",
            "\"",
            "\\",
            "'\\u",
            "'\\U99999999'",
            "'\\Uffffffff'",
            "__class__",
            "\0",
            "\ud800",
            "\u202e",
            "\ud83d\ude00",
            " ",
            "\n",
            "99999999999999999999");

    @Property
    void readsWhatItWrites(@ForAll("questions") Node question) {
        assertThat(new Parser(question.toString()).parse()).isEqualTo(question);
    }

    @Property
    void decidesTheSameWhenWrittenAndReadAgain(
            @ForAll("questions") Node question, @ForAll("variables") Variables variables) {
        Expression read = Expression.parse(question.toString());

        assertThat(outcome(() -> read.isTrue(variables))).isEqualTo(outcome(() -> question.isTrue(variables)));
    }

    @Property
    void answersOrSaysWhyNot(@ForAll("questions") Node question, @ForAll("variables") Variables variables) {
        Throwable failure = catchThrowable(() -> question.isTrue(variables));

        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        missing -> assertThat(missing).isInstanceOf(ExpressionTest.Missing.class),
                        said -> assertThat(said)
                                .isInstanceOf(EvaluationException.class)
                                .message()
                                .isNotBlank());
    }

    @Property
    void refusesAnyTextInOneWay(@ForAll String text) {
        assertRefusedOrRead(text);
    }

    @Property(tries = 5_000)
    void refusesAnySequenceOfItsOwnWordsInOneWay(@ForAll("sequences") String text) {
        assertRefusedOrRead(text);
    }

    @Property
    void refusesWhatIsLeftOfAnExpressionInOneWay(@ForAll("questions") Node question, @ForAll("places") double place) {
        String text = question.toString();

        assertRefusedOrRead(text.substring(0, (int) (place * text.length())));
        assertRefusedOrRead(text.substring((int) (place * text.length())));
    }

    private static void assertRefusedOrRead(String text) {
        Throwable failure = catchThrowable(() -> Expression.parse(text));

        if (failure != null) {
            assertThat(failure).isInstanceOf(InvalidExpressionException.class);
            assertThat(failure.getMessage().lines()).hasSize(3);
            assertThat(failure.getMessage()).hasSizeLessThan(500);
        }
    }

    private static Object outcome(Callable<Boolean> question) {
        try {
            return question.call();
        } catch (Exception e) {
            return e.getClass() + ": " + e.getMessage();
        }
    }

    @Provide
    Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 1);
    }

    @Provide
    Arbitrary<String> sequences() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(12).flatMap(fragments -> Arbitraries.of("", " ")
                .map(space -> String.join(space, fragments)));
    }

    @Provide
    Arbitrary<Variables> variables() {
        Arbitrary<@Nullable Object> plain = constants().map(node -> ((Literal) node).constant());
        Arbitrary<@Nullable Object> values = Arbitraries.oneOf(
                plain,
                plain.list().ofMaxSize(3).map(ArrayList::new),
                Arbitraries.maps(words(), plain).ofMaxSize(3).map(HashMap::new));
        return Arbitraries.maps(words(), values).ofMaxSize(6).map(ExpressionTest.Values::new);
    }

    @Provide
    Arbitrary<Node> questions() {
        return questions(4);
    }

    private static Arbitrary<Node> questions(int depth) {
        Arbitrary<Node> leaf = Arbitraries.oneOf(
                words().map(Variable::new), Arbitraries.of(true, false).map(Literal::new));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Node> question = Arbitraries.lazy(() -> questions(depth - 1));
        Arbitrary<Node> value = Arbitraries.lazy(() -> values(depth - 1));
        Arbitrary<Node> number = Arbitraries.lazy(() -> numbers(depth - 1));
        Arbitrary<Node> text = texts();
        Arbitrary<Boolean> negated = Arbitraries.of(true, false);
        Arbitrary<Relation> relation = Arbitraries.of(Relation.class);
        Arbitrary<List<Node>> several = question.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                leaf,
                several.map(AllOf::new),
                several.map(AnyOf::new),
                question.map(Not::new),
                Combinators.combine(value, negated, value).as(Equality::new),
                Combinators.combine(number, relation, number).as(Ordering::new),
                Combinators.combine(text, relation, text).as(Ordering::new),
                Combinators.combine(value, negated, containers(depth - 1)).as(Membership::new),
                Combinators.combine(value, negated).as(NullTest::new),
                containers(depth - 1).map(Empty::new));
    }

    private static Arbitrary<Node> values(int depth) {
        return Arbitraries.oneOf(questions(depth), numbers(depth), texts(), containers(depth), constants());
    }

    private static Arbitrary<Node> numbers(int depth) {
        Arbitrary<Node> leaf = Arbitraries.oneOf(numbers().map(Literal::new), words().map(Variable::new));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Node> number = Arbitraries.lazy(() -> numbers(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(number, Arbitraries.of(Operation.class), number)
                        .as(Arithmetic::new),
                number.filter(node -> !(node instanceof Literal)).map(Negation::new),
                containers(depth - 1).map(Size::new));
    }

    private static Arbitrary<Node> texts() {
        return strings().map(Literal::new);
    }

    private static Arbitrary<Node> containers(int depth) {
        Arbitrary<Node> leaf = Arbitraries.oneOf(words().map(Variable::new), texts(), lists());
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Node> whole = Arbitraries.lazy(() -> containers(depth - 1));
        Arbitrary<Node> variable = words().map(Variable::new);
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(whole, Arbitraries.oneOf(constants(), numbers(depth - 1)))
                        .as(Part::new),
                Combinators.combine(variable, constants()).as((one, other) -> new Listing(List.of(one, other))));
    }

    private static Arbitrary<Node> constants() {
        return Arbitraries.oneOf(
                Arbitraries.<@Nullable Object>of(true, false, null).map(Literal::new),
                numbers().map(Literal::new),
                texts(),
                lists());
    }

    private static Arbitrary<Node> lists() {
        Arbitrary<Object> element = Arbitraries.oneOf(numbers(), strings());
        return element.list().ofMaxSize(3).map(list -> new Literal(Collections.unmodifiableList(list)));
    }

    /** Those that a literal can be: of the smallest type that holds it. */
    private static Arbitrary<Object> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(number -> number),
                Arbitraries.longs().map(number -> Numbers.smallest(BigInteger.valueOf(number))),
                Arbitraries.bigIntegers().map(Numbers::smallest),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.doubles().between(-10, 10).map(number -> number),
                Arbitraries.bigDecimals()
                        .ofScale(20)
                        .filter(number -> number.precision() > 17)
                        .map(number -> number));
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(5),
                Arbitraries.strings()
                        .withChars("'\"\\\n\t\0\u00a0\u202e\ud800\udc00ab")
                        .ofMaxLength(5),
                words());
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of("n", "user", "größe", "_x1", "size", "contains", "list", "名前");
    }
}
