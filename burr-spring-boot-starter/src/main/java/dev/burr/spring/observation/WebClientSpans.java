package dev.burr.spring.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;

/** Names the spans of requests that {@code WebClient} sends as {@link HttpCallSpans} does those of {@code RestClient}. */
public final class WebClientSpans implements SpanDetails {

    @Override
    public @Nullable String nameOf(Observation.Context context) {
        return context instanceof ClientRequestObservationContext call ? nameOf(call) : null;
    }

    /** The request is made after the observation of it has begun. What it is made of is known before. */
    private static @Nullable String nameOf(ClientRequestObservationContext call) {
        ClientRequest request = call.getRequest();
        ClientRequest.Builder coming = call.getCarrier();
        if (request == null && coming != null) {
            request = coming.build();
        }
        return request == null ? null : HttpCallSpans.name(request.method());
    }
}
