package dev.burr.demo.chatbot;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes its time as a remote model would, longer for longer answers, so that a running step can be watched.
 */
public final class DelayedModel implements LanguageModel {

    private final LanguageModel model;
    private final Duration perCall;
    private final Duration perCharacter;
    private final Consumer<Duration> pause;

    /**
     * A slow model.
     *
     * @param pause lets time pass
     */
    public DelayedModel(LanguageModel model, Duration perCall, Duration perCharacter, Consumer<Duration> pause) {
        this.model = model;
        this.perCall = perCall;
        this.perCharacter = perCharacter;
        this.pause = pause;
    }

    @Override
    public Completion complete(Task task, List<Message> conversation) {
        pause.accept(perCall);
        Completion answer = model.complete(task, conversation);
        pause.accept(perCharacter.multipliedBy(answer.text().length()));
        return answer;
    }
}
