package dev.burr.spring.ai;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Says what it was told to say, and is observed as the models are that Spring AI comes with. */
public final class ScriptedChatModel implements ChatModel {

    private final ObservationRegistry registry;
    private final Deque<AssistantMessage> script = new ArrayDeque<>();
    private final List<Prompt> asked = new CopyOnWriteArrayList<>();

    /** One whose calls are observed by this registry. */
    public ScriptedChatModel(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** What it answers next. */
    public ScriptedChatModel says(String text) {
        script.add(new AssistantMessage(text));
        return this;
    }

    ScriptedChatModel calls(String tool, String arguments) {
        script.add(AssistantMessage.builder()
                .content("")
                .toolCalls(List.of(new ToolCall("call-1", "function", tool, arguments)))
                .build());
        return this;
    }

    /** What it was asked, the texts only. */
    public List<List<String>> asked() {
        return asked.stream()
                .map(prompt -> prompt.getInstructions().stream()
                        .map(message -> message.getMessageType().getValue() + ": " + message.getText())
                        .toList())
                .toList();
    }

    @Override
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().model("scripted-1").build();
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        asked.add(prompt);
        ChatModelObservationContext context = context(prompt, false);
        return observation(context).observe(() -> {
            ChatResponse response = response(next(), usage());
            context.setResponse(response);
            return response;
        });
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.deferContextual(view -> {
            asked.add(prompt);
            ChatModelObservationContext context = context(prompt, true);
            Observation observation = observation(context);
            observation.parentObservation(view.getOrDefault(ObservationThreadLocalAccessor.KEY, null));
            observation.start();
            Flux<ChatResponse> parts = Flux.fromIterable(parts(next()))
                    .publishOn(Schedulers.boundedElastic())
                    .doOnError(observation::error)
                    .doFinally(signal -> observation.stop())
                    .contextWrite(ctx -> ctx.put(ObservationThreadLocalAccessor.KEY, observation));
            return new MessageAggregator().aggregate(parts, context::setResponse);
        });
    }

    private List<ChatResponse> parts(AssistantMessage whole) {
        var parts = new ArrayList<ChatResponse>();
        for (String word : String.valueOf(whole.getText()).split("(?<= )")) {
            parts.add(response(new AssistantMessage(word), new DefaultUsage(0, 0)));
        }
        parts.add(response(new AssistantMessage(""), usage()));
        return parts;
    }

    private AssistantMessage next() {
        AssistantMessage next = script.poll();
        if (next == null) {
            throw new IllegalStateException("overloaded");
        }
        return next;
    }

    private static DefaultUsage usage() {
        return new DefaultUsage(
                100, 20, 120, Map.of("completion_tokens_details", Map.of("reasoning_tokens", 12)), 64L, null);
    }

    private static ChatResponse response(AssistantMessage message, DefaultUsage usage) {
        return new ChatResponse(
                List.of(new Generation(message)),
                ChatResponseMetadata.builder()
                        .id("1")
                        .model("scripted-1.5")
                        .usage(usage)
                        .build());
    }

    private ChatModelObservationContext context(Prompt prompt, boolean streaming) {
        return ChatModelObservationContext.builder()
                .prompt(new Prompt(prompt.getInstructions(), getOptions()))
                .provider("scripted")
                .streaming(streaming)
                .build();
    }

    private Observation observation(ChatModelObservationContext context) {
        return ChatModelObservationDocumentation.CHAT_MODEL_OPERATION.observation(
                null, new DefaultChatModelObservationConvention(), () -> context, registry);
    }
}
