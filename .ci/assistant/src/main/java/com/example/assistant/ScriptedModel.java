package com.example.assistant;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/** Needs no key: says how many messages it was given, and is observed as models are. It tells what it used as OpenAI does. */
class ScriptedModel implements ChatModel {

    private static final Map<String, ?> DETAILS = Map.of("completion_tokens_details", Map.of("reasoning_tokens", 12));

    private final ObservationRegistry observations;

    ScriptedModel(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public ChatOptions getOptions() {
        return ChatOptions.builder().model("scripted-1").build();
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        var context = ChatModelObservationContext.builder()
                .prompt(new Prompt(prompt.getInstructions(), getOptions()))
                .provider("scripted")
                .build();
        return ChatModelObservationDocumentation.CHAT_MODEL_OPERATION
                .observation(null, new DefaultChatModelObservationConvention(), () -> context, observations)
                .observe(() -> {
                    var response = new ChatResponse(
                            List.of(new Generation(new AssistantMessage("after %d messages"
                                    .formatted(prompt.getInstructions().size())))),
                            ChatResponseMetadata.builder()
                                    .model("gpt-5-mini-2025-08-07")
                                    .usage(new DefaultUsage(100, 20, 120, DETAILS, 64L, null))
                                    .build());
                    context.setResponse(response);
                    return response;
                });
    }
}
