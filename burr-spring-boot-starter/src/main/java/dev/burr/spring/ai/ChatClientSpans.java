package dev.burr.spring.ai;

import dev.burr.spring.observation.SpanDetails;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.client.advisor.observation.AdvisorObservationContext;
import org.springframework.ai.chat.client.observation.ChatClientObservationContext;

/** Names the spans of a {@code ChatClient} and its advisors. */
public final class ChatClientSpans implements SpanDetails {

    @Override
    public @Nullable String nameOf(Observation.Context context) {
        if (context instanceof AdvisorObservationContext advisor) {
            return "advisor " + advisor.getAdvisorName();
        }
        return context instanceof ChatClientObservationContext ? "chat client" : null;
    }
}
