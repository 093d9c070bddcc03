package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.benchmarks.scenario.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleLinesTest {

    @Test
    void readsWhatItPrints() {
        var samples = List.of(new Sample(1_001, 240_000, 0, 904_000L), new Sample(1_001, 3_000_000_000L, 298_298, 0L));

        String printed = String.join("\n", SampleLines.print(samples));

        assertThat(printed).startsWith("{\"steps\":1001,\"nanos\":240000,\"bytes\":0,\"allocated\":904000}\n");
        assertThat(SampleLines.parse(printed)).isEqualTo(samples);
    }

    @Test
    void readsWhatPythonPrints() {
        assertThat(SampleLines.parse("{\"steps\": 1001, \"nanos\": 27000000, \"bytes\": 298298}\n"))
                .containsExactly(new Sample(1_001, 27_000_000, 298_298, null));
    }

    @Test
    void refusesOutputWithoutSample() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.parse(""))
                .withMessage("There is no sample.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Creating storage directory",
                "[1001, 240000, 0]",
                "{\"steps\":1001,\"nanos\":240000}",
                "{\"steps\":1001,\"nanos\":\"240000\",\"bytes\":0}",
                "{\"steps\":0,\"nanos\":240000,\"bytes\":0}"
            })
    void refusesALineThatIsNoSample(String line) {
        String output = "{\"steps\":1001,\"nanos\":240000,\"bytes\":0}\n" + line;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleLines.parse(output))
                .withMessageStartingWith("Line '%s' is not a sample.", line);
    }
}
