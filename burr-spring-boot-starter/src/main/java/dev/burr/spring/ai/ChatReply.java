package dev.burr.spring.ai;

import dev.burr.core.Emitter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import reactor.core.publisher.Flux;

/**
 * What a model answered.
 *
 * @param usage model and tokens, as attributes
 */
record ChatReply(String text, Map<String, Object> usage) {

    static ChatReply whole(@Nullable ChatResponse response) {
        return new ChatReply(text(response), TokenUsage.of(response));
    }

    /**
     * Emits the parts as they come, on this thread and at the pace of whoever reads them. Who goes away early cancels the request.
     * Tokens are told with the last part as a rule.
     */
    static ChatReply inParts(Flux<ChatResponse> response, Emitter out) {
        var text = new StringBuilder();
        var usage = new LinkedHashMap<String, Object>();
        try (Stream<ChatResponse> parts = response.contextCapture().toStream(1)) {
            parts.forEachOrdered(part -> {
                String more = text(part);
                if (!more.isEmpty()) {
                    out.emit(more);
                    text.append(more);
                }
                usage.putAll(TokenUsage.of(part));
            });
        }
        return new ChatReply(text.toString(), usage);
    }

    private static String text(@Nullable ChatResponse response) {
        Generation generation = response == null ? null : response.getResult();
        String text = generation == null ? null : generation.getOutput().getText();
        return text == null ? "" : text;
    }
}
