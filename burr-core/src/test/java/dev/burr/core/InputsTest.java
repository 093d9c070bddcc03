package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputsTest {

    @Test
    void givesValuesByName() {
        Inputs inputs = Inputs.of("prompt", "hi", "n", 3);

        assertThat(inputs.getString("prompt")).isEqualTo("hi");
        assertThat(inputs.getInt("n")).isEqualTo(3);
        assertThat(inputs.find("x")).isEmpty();
        assertThat(inputs).isEqualTo(Inputs.none().with("n", 3).with("prompt", "hi"));
    }

    @Test
    void freezesCollections() {
        var list = new ArrayList<>(List.of(1));
        Inputs inputs = Inputs.of("list", list);

        list.add(2);

        assertThat(inputs.get("list")).isEqualTo(List.of(1));
    }

    @Test
    void refusesNamesThatAreBurrsOwn() {
        assertThatThrownBy(() -> Inputs.of("__tracer", 1))
                .hasMessage(
                        "Input '__tracer' starts with '__', which is kept for Burr's own names. Choose another name.");
    }

    @Test
    void namesTheKnownInputsWhenOneIsMissing() {
        assertThatThrownBy(() -> Inputs.of("prompt", 1).get("x"))
                .hasMessage(
                        "Inputs has no key 'x' (keys: 'prompt'). Check the spelling, or use find(\"x\") when it may be missing.");
    }
}
