package dev.burr.spring.observation;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import dev.burr.application.ApplicationBuilder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

final class HttpCallSpansTest {

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final SpanTree spans = new SpanTree();

    HttpCallSpansTest() {
        registry.observationConfig()
                .observationHandler(new StepSpanHandler(List.of(new HttpCallSpans(), new WebClientSpans())));
    }

    private void look(Supplier<@Nullable String> call) {
        new ApplicationBuilder()
                .withActions(action("look").writes("weather").run(state -> state.with("weather", call.get())))
                .withEntrypoint("look")
                .withHooks(spans, new ObservationHook(registry))
                .build()
                .run(after("look"));
    }

    @Test
    void areNamedAsThoseOfTraces() {
        RestClient.Builder client = RestClient.builder().observationRegistry(registry);
        MockRestServiceServer.bindTo(client)
                .build()
                .expect(requestTo("http://weather/bonn"))
                .andRespond(withSuccess("rain", MediaType.TEXT_PLAIN));

        look(() -> client.build()
                .get()
                .uri("http://weather/{city}", "bonn")
                .retrieve()
                .body(String.class));

        assertThat(spans.started()).containsExactly("look/http get");
    }

    @Test
    void areNamedAlikeWhereTheCallerDoesNotWait() {
        WebClient client = WebClient.builder()
                .observationRegistry(registry)
                .exchangeFunction(request -> Mono.just(
                        ClientResponse.create(HttpStatus.OK).body("rain").build()))
                .build();

        look(() -> client.post()
                .uri("http://weather/{city}", "bonn")
                .retrieve()
                .bodyToMono(String.class)
                .block());

        assertThat(spans.started()).containsExactly("look/http post");
        assertThat(spans.attributesOf("look/http post")).containsEntry("method", "POST");
    }

    @Test
    void areNamedByTheRequestOnceThereIsOne() {
        var builder = ClientRequest.create(HttpMethod.GET, URI.create("http://weather/bonn"));
        var context = new ClientRequestObservationContext(builder);
        context.setRequest(
                ClientRequest.from(builder.build()).method(HttpMethod.PUT).build());

        assertThat(new WebClientSpans().nameOf(context)).isEqualTo("http put");
    }

    @Test
    void leaveOtherNamesAlone() {
        assertThat(new HttpCallSpans().nameOf(new Observation.Context())).isNull();
        assertThat(new WebClientSpans().nameOf(new Observation.Context())).isNull();
    }
}
