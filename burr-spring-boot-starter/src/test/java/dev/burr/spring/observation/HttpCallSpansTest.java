package dev.burr.spring.observation;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import dev.burr.application.ApplicationBuilder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

final class HttpCallSpansTest {

    @Test
    void areNamedAsThoseOfTraces() {
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new StepSpanHandler(List.of(new HttpCallSpans())));
        RestClient.Builder client = RestClient.builder().observationRegistry(registry);
        MockRestServiceServer.bindTo(client)
                .build()
                .expect(requestTo("http://weather/bonn"))
                .andRespond(withSuccess("rain", MediaType.TEXT_PLAIN));
        var spans = new SpanTree();

        new ApplicationBuilder()
                .withActions(action("look")
                        .writes("weather")
                        .run(state -> state.with(
                                "weather",
                                client.build()
                                        .get()
                                        .uri("http://weather/{city}", "bonn")
                                        .retrieve()
                                        .body(String.class))))
                .withEntrypoint("look")
                .withHooks(spans, new ObservationHook(registry))
                .build()
                .run(after("look"));

        assertThat(spans.started()).containsExactly("look/http get");
    }

    @Test
    void leaveOtherNamesAlone() {
        assertThat(new HttpCallSpans().nameOf(new Observation.Context())).isNull();
    }
}
