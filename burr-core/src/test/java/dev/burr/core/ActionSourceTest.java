package dev.burr.core;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionSourceTest {

    @Test
    void tellsWhereAnActionIsDeclaredWhenItsSourceIsNotThere() {
        Action here = action("here").run(state -> state);

        assertThat(here.source())
                .matches("// dev\\.burr\\.core\\.ActionSourceTest\\.\\w+\\(ActionSourceTest\\.java:\\d+\\)");
    }

    @Test
    void namesTheClassOfAnActionThatIsOne() {
        class Wait implements Action {
            @Override
            public String name() {
                return "wait";
            }

            @Override
            public ActionResult run(State state, Inputs inputs, ActionContext context) {
                return ActionResult.of(state);
            }
        }

        assertThat(new Wait().source()).isEqualTo("// class " + Wait.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"        ", "        return ", "        List.of("})
    void showsAStatementWithoutTheIndentationOfItsPlace(String before) {
        List<String> lines = (before + "action(\"a\").run(s -> {\n            go();\n        });")
                .lines()
                .toList();

        assertThat(ActionSource.statement(lines, 0, "action")).isEqualTo("action(\"a\").run(s -> {\n    go();\n})");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "action(\"a\").run(s -> s), action(\"b\")#action(\"a\").run(s -> s)",
                "action(\"a\").run(s -> { return f(s, ')'); }));#action(\"a\").run(s -> { return f(s, ')'); })",
                "action(\"a,;\\\")\").run(s -> s);#action(\"a,;\\\")\").run(s -> s)",
                "action(\"a\") /* , */ .run(s -> s);#action(\"a\") /* , */ .run(s -> s)"
            })
    void endsAnExpressionWhereItEnds(String text, String expression) {
        assertThat(text.substring(0, JavaExpression.endOf(text, 0))).isEqualTo(expression);
    }
}
