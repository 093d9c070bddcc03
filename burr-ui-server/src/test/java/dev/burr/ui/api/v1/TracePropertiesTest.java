package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TracePropertiesTest {

    @Test
    void haveATemplateOrNone() {
        assertThat(new TraceProperties("https://traces.example/trace/{traceId}?from=burr").linkTemplate())
                .isEqualTo("https://traces.example/trace/{traceId}?from=burr");
        assertThat(new TraceProperties(" ").linkTemplate()).isNull();
        assertThat(new TraceProperties(null).linkTemplate()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://traces.example/trace",
                "javascript:alert('{traceId}')",
                "/trace/{traceId}",
                "https:{traceId}",
                "https://traces.example/{traceId} or so"
            })
    void refuseWhatIsNoAddressOfATrace(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceProperties(template))
                .withMessageStartingWith(
                        "'" + template + "' in burr.ui.trace.link-template is not the address of a trace.")
                .withMessageEndingWith("as in https://traces.example/trace/{traceId}.");
    }
}
