package dev.burr.ui.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ListeningProcessTest {

    @Test
    void readsTheProcessThatACommandPrints() {
        assertThat(ListeningProcess.printedBy("sh", "-c", "echo; echo 4711; echo 4712"))
                .isEqualTo(OptionalLong.of(4711));
        assertThat(ListeningProcess.printedBy("sh", "-c", "echo none")).isEmpty();
        assertThat(ListeningProcess.printedBy("no-such-command")).isEmpty();
    }
}
