package dev.burr.spring.ai;

import dev.burr.serde.Serde;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;

/** What a call of a model used, as attributes that OpenTelemetry's conventions name. The UI adds them up and knows prices. */
final class TokenUsage {

    private static final String USAGE = "gen_ai.usage.";

    /** What providers call the tokens of reasoning, which are part of the output. Spring AI has no name for them. */
    private static final Set<String> REASONING =
            Set.of("reasoning_tokens", "reasoningTokens", "thoughts_token_count", "thoughtsTokenCount");

    private static final int DEPTH = 4;

    private TokenUsage() {}

    /** Model and tokens; what is not known is left out. */
    static Map<String, Object> of(@Nullable ChatResponse response) {
        var attributes = new LinkedHashMap<String, Object>();
        if (response == null) {
            return attributes;
        }
        ChatResponseMetadata metadata = response.getMetadata();
        String model = metadata.getModel();
        if (model != null && !model.isEmpty()) {
            attributes.put("gen_ai.response.model", model);
        }
        Usage usage = metadata.getUsage();
        if (isKnown(usage)) {
            attributes.put(USAGE + "input_tokens", usage.getPromptTokens().longValue());
            attributes.put(USAGE + "output_tokens", usage.getCompletionTokens().longValue());
            put(attributes, "cache_read.input_tokens", usage.getCacheReadInputTokens());
            put(attributes, "cache_creation.input_tokens", usage.getCacheWriteInputTokens());
            put(attributes, "reasoning.output_tokens", reasoning(response));
        }
        return attributes;
    }

    /** All zero is how Spring AI says that the provider told nothing, as with parts of a stream. */
    static boolean isKnown(@Nullable Usage usage) {
        return usage != null && (usage.getPromptTokens() > 0 || usage.getCompletionTokens() > 0);
    }

    /** The tokens of reasoning; null where the provider does not tell. */
    static @Nullable Long reasoning(ChatResponse response) {
        Usage usage = response.getMetadata().getUsage();
        Object told = usage == null ? null : usage.getNativeUsage();
        return told == null ? null : reasoning(Serde.standard().toJson(told), DEPTH);
    }

    private static @Nullable Long reasoning(@Nullable Object json, int depth) {
        if (depth == 0 || !(json instanceof Map<?, ?> fields)) {
            return null;
        }
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            Long found = field.getValue() instanceof Number number && REASONING.contains(String.valueOf(field.getKey()))
                    ? Long.valueOf(number.longValue())
                    : reasoning(field.getValue(), depth - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Long tokens) {
        if (tokens != null) {
            attributes.put(USAGE + name, tokens);
        }
    }
}
