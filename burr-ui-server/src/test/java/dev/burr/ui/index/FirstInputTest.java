package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FirstInputTest {

    @Test
    void namesEveryInputOnOneLine() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("prompt", "two\n  lines");
        inputs.put("n", 3);

        assertThat(FirstInput.of(inputs)).isEqualTo("prompt: two lines, n: 3");
    }

    @Test
    void leavesOutBurrsOwn() {
        assertThat(FirstInput.of(Map.of("__context", "long"))).isNull();
        assertThat(FirstInput.of(Map.of())).isNull();
    }

    @Test
    void isCutAt120CharactersAndNotInsideOfOne() {
        String cut = FirstInput.of(Map.of("p", "\ud83d\ude00".repeat(200)));

        assertThat(cut.codePointCount(0, cut.length())).isEqualTo(120);
        assertThat(cut).endsWith("\ud83d\ude00…");
    }

    @Test
    void doesNotSpellOutAHugeValue() {
        List<String> huge = Collections.nCopies(1_000_000, "many words");

        assertThat(FirstInput.of(Map.of("list", huge)))
                .startsWith("list: [many words")
                .hasSize(120);
    }
}
