package dev.burr.demo.chatbot;

import java.net.SocketException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model that knows a few things by heart, so that the demo needs neither a key nor a network: the same conversation
 * gets the same answers. Whoever mentions an outage sees one, until the same is asked again.
 */
public final class RuleBasedModel implements LanguageModel {

    private static final Pattern CODE = words("code|program|function|method|snippet|class");
    private static final Pattern PICTURE = words("draw|picture|image|sketch|diagram|paint");
    private static final Pattern QUESTION = Pattern.compile(
            "^(what|who|why|how|when|where|which|tell|explain|give)\\b|\\?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTAGE = words("outage");

    private static final String NAME = "rule-based";

    /** Near enough to what real models count: a word or a sign each. */
    private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");

    private final Knowledge knowledge = Knowledge.load();
    private final AtomicReference<@Nullable String> unanswered = new AtomicReference<>();

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Completion complete(Task task, List<Message> conversation) {
        String answer = answer(task, conversation);
        int read = tokens(task.instruction())
                + conversation.stream()
                        .mapToInt(message -> tokens(message.content()))
                        .sum();
        return new Completion(answer, NAME, read, tokens(answer));
    }

    private String answer(Task task, List<Message> conversation) {
        String prompt = conversation.get(conversation.size() - 1).content();
        if (task == Task.CHOOSE_MODE) {
            failOnceOver(prompt);
        }
        return switch (task) {
            case CHOOSE_MODE -> mode(prompt);
            case DRAW -> knowledge.picture(prompt);
            case WRITE_CODE -> knowledge.code(prompt);
            case ANSWER -> knowledge.answer(prompt, conversation);
        };
    }

    private static int tokens(String text) {
        return Math.toIntExact(TOKEN.matcher(text).results().count());
    }

    private static String mode(String prompt) {
        if (CODE.matcher(prompt).find()) {
            return "generate_code";
        }
        if (PICTURE.matcher(prompt).find()) {
            return "generate_image";
        }
        return QUESTION.matcher(prompt).find() ? "answer_question" : "unknown";
    }

    private void failOnceOver(String prompt) {
        if (OUTAGE.matcher(prompt).find() && !prompt.equals(unanswered.getAndSet(null))) {
            unanswered.set(prompt);
            throw new ModelException(
                    "The language model closed the connection before it answered. Try again.",
                    new SocketException("Connection reset"));
        }
    }
}
