package dev.burr.spring.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.RequestReplySenderContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;

/**
 * Names the spans of requests that {@code RestClient} and {@code RestTemplate} send as Spring names those of traces, which it tells
 * only when they end: {@code http get}.
 */
public final class HttpCallSpans implements SpanDetails {

    @Override
    public @Nullable String nameOf(Observation.Context context) {
        return context instanceof RequestReplySenderContext<?, ?> sender
                        && sender.getCarrier() instanceof HttpRequest request
                ? name(request.getMethod())
                : null;
    }

    static String name(HttpMethod method) {
        return "http " + method.name().toLowerCase(Locale.ROOT);
    }
}
