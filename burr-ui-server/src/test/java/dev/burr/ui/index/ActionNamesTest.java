package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ActionNamesTest {

    private final ActionNames names = new ActionNames();

    @Test
    void hasEachNameOnce() {
        names.add("respond");
        names.add("prompt");
        names.add("respond");

        assertThat(names.sorted()).containsExactly("prompt", "respond");
    }

    @Test
    void keepsTheFirstOfALogThatGoesOnInventingNames() {
        IntStream.range(0, 5_000).forEach(n -> names.add("action-" + n));

        assertThat(names.sorted())
                .hasSize(ActionNames.MOST)
                .contains("action-0", "action-" + (ActionNames.MOST - 1))
                .doesNotContain("action-" + ActionNames.MOST);
    }

    @Test
    void keepsNoNameForWhichThereIsNoRoom() {
        names.add("x".repeat(1 << 20));
        IntStream.range(0, 100).forEach(n -> names.add("y".repeat(1_000) + n));
        names.add("prompt");

        assertThat(String.join("", names.sorted())).hasSizeLessThanOrEqualTo(10_000);
        assertThat(names.sorted()).contains("prompt").hasSize(10);
    }
}
