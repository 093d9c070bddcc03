package dev.burr.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedTypesTest {

    sealed interface Outcome permits Done, Refused, Problem {}

    record Done() implements Outcome {}

    record Refused(String by, Optional<Outcome> cause) implements Outcome {}

    sealed interface Problem extends Outcome permits Problem.Broken, Problem.Late {

        record Broken(String by) implements Problem {}

        record Late(String by) implements Problem {}
    }

    record Report(List<Outcome> outcomes, Problem worst, Problem.Late latest) {}

    private final Serde serde = Serde.standard();

    @Test
    void nameTheRecordThatAnObjectWas() {
        assertThat(serde.print(new Refused("me", Optional.of(new Problem.Late("you")))))
                .isEqualTo(
                        """
                        {"@type":"SealedTypesTest.Refused","by":"me","cause":{"@type":"SealedTypesTest.Problem.Late","by":"you"}}""");
        assertThat(serde.print(List.of(new Done()))).isEqualTo("[{\"@type\":\"SealedTypesTest.Done\"}]");
    }

    @Test
    void comeBackAsTheRecordsTheyWere() {
        var report = new Report(
                List.of(new Done(), new Refused("me", Optional.of(new Done())), new Problem.Broken("x")),
                new Problem.Late("y"),
                new Problem.Late("z"));

        Object json = serde.toJson(report);

        assertThat(serde.fromJson(json, Report.class)).isEqualTo(report);
        assertThat(serde.fromJson(serde.toJson(new Problem.Late("y")), Outcome.class))
                .isEqualTo(new Problem.Late("y"));
        assertThat(serde.fromJson(serde.toJson(new Problem.Late("y")), Problem.class))
                .isEqualTo(new Problem.Late("y"));
    }

    @Test
    void needNoNameToBeReadAsThemselves() {
        assertThat(serde.fromJson(Map.of("by", "y"), Problem.Late.class)).isEqualTo(new Problem.Late("y"));
    }

    @Test
    void areNotGuessed() {
        assertThatThrownBy(() -> serde.fromJson(Map.of("by", "y"), Problem.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serde.fromJson(serde.toJson(new Done()), Problem.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> serde.fromJson(Map.of("@type", "java.lang.Runtime", "by", "y"), Problem.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    @Test
    void leaveWhatTheUserHasSettled() {
        assertThat(serde.print(new Circle(3))).isEqualTo("{\"kind\":\"circle\",\"radius\":3}");
        assertThat(serde.fromJson(Map.of("kind", "square", "side", 2), Shape.class))
                .isEqualTo(new Square(2));
    }

    sealed interface Level permits Low, High {}

    enum Low implements Level {
        LOWEST
    }

    record High(CharSequence text) implements Level {}

    @Test
    void leaveWhatIsNoRecordOfASealedInterface() {
        assertThat(serde.print(Low.LOWEST)).isEqualTo("\"LOWEST\"");
        assertThat(serde.print(Map.of("text", "String implements a sealed interface of the JDK")))
                .doesNotContain("@type");
        assertThat(serde.fromJson(Map.of("@type", "SealedTypesTest.High", "text", "t"), Level.class))
                .isEqualTo(new High("t"));
    }
}
