package dev.burr.demo.chatbot;

import dev.burr.core.ActionContext;
import dev.burr.visibility.Span;
import java.util.List;
import java.util.Locale;

/**
 * Shows each call of a model as a section of the step that makes it, with what it cost, under names that UIs add up.
 * Actions need not know of it: it finds the step that runs by itself.
 */
final class TracedModel implements LanguageModel {

    private final LanguageModel model;

    TracedModel(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Completion complete(Task task, List<Message> conversation) {
        try (Span span = ActionContext.currentTracer().span(task.name().toLowerCase(Locale.ROOT))) {
            Completion completion = model.complete(task, conversation);
            span.attribute("gen_ai.response.model", completion.model());
            span.attribute("gen_ai.usage.prompt_tokens", completion.promptTokens());
            span.attribute("gen_ai.usage.completion_tokens", completion.completionTokens());
            return completion;
        }
    }
}
