package dev.burr.spring.ai;

import dev.burr.spring.observation.SpanDetails;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.model.observation.ModelObservationContext;
import org.springframework.ai.tool.observation.ToolCallingObservationContext;

/**
 * Names the spans of calls of models and tools, as in {@code chat gpt-5} and {@code tool weather}, and tells what was used. Prompts
 * and completions are attributes too where that is asked for; the masks of the tracker apply to them by the names of the attributes.
 */
public final class ChatModelSpans implements SpanDetails {

    private static final String ARGUMENTS = "gen_ai.tool.call.arguments";
    private static final String RESULT = "gen_ai.tool.call.result";

    private final boolean prompts;
    private final boolean completions;

    /**
     * @param prompts whether to tell what models and tools are given
     * @param completions whether to tell what they answer
     */
    public ChatModelSpans(boolean prompts, boolean completions) {
        this.prompts = prompts;
        this.completions = completions;
    }

    @Override
    public @Nullable String nameOf(Observation.Context context) {
        if (context instanceof ToolCallingObservationContext tool) {
            return "tool " + tool.getToolDefinition().name();
        }
        if (!(context instanceof ModelObservationContext<?, ?> call)) {
            return null;
        }
        String operation = call.getOperationMetadata().operationType();
        KeyValue model = context.getLowCardinalityKeyValue("gen_ai.request.model");
        return model == null || model.getValue().equals(KeyValue.NONE_VALUE)
                ? operation
                : operation + " " + model.getValue();
    }

    @Override
    public Map<String, ? extends @Nullable Object> attributesOf(Observation.Context context) {
        if (context instanceof ChatModelObservationContext call) {
            return ofCall(call);
        }
        return context instanceof ToolCallingObservationContext tool ? ofTool(tool) : Map.of();
    }

    private Map<String, Object> ofCall(ChatModelObservationContext call) {
        ChatResponse response = call.getResponse();
        Map<String, Object> attributes = TokenUsage.of(response);
        if (prompts) {
            attributes.put("gen_ai.input.messages", told(call.getRequest().getInstructions()));
        }
        if (completions && response != null) {
            attributes.put(
                    "gen_ai.output.messages",
                    told(response.getResults().stream()
                            .map(Generation::getOutput)
                            .toList()));
        }
        return attributes;
    }

    /** Texts only: what media there were is not told. */
    private static List<Map<String, String>> told(List<? extends Message> messages) {
        var told = new ArrayList<Map<String, String>>();
        for (Message message : messages) {
            var fields = new LinkedHashMap<String, String>();
            fields.put("role", message.getMessageType().getValue());
            fields.put("content", Objects.toString(message.getText(), ""));
            told.add(fields);
        }
        return told;
    }

    private Map<String, @Nullable Object> ofTool(ToolCallingObservationContext tool) {
        var attributes = new LinkedHashMap<String, @Nullable Object>();
        if (prompts) {
            attributes.put(ARGUMENTS, tool.getToolCallArguments());
        }
        if (completions) {
            attributes.put(RESULT, tool.getToolCallResult());
        }
        return attributes;
    }
}
