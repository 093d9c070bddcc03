package dev.burr.demo.chatbot;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.TrackingClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds conversations. Nothing of one is kept between two messages: each message builds an application that goes on where
 * the last one stopped, so that a conversation survives a restart of the service.
 */
public final class Chatbot {

    private static final State NOTHING_SAID = State.of("history", List.of());

    private final ApplicationFactory chats;
    private final TrackingClient tracking;
    private final List<Object> locks = Stream.generate(Object::new).limit(64).toList();

    /**
     * A chatbot.
     *
     * @param chats makes the applications of {@link ChatGraph}, and records them with {@code tracking}
     * @param tracking where conversations are read from
     */
    public Chatbot(ApplicationFactory chats, TrackingClient tracking) {
        this.chats = chats.withState(NOTHING_SAID);
        this.tracking = tracking;
    }

    /**
     * Says something in a conversation, which starts with its first message.
     *
     * @return the answer
     * @throws ModelException when the model gives none; the message is kept and answered at the next call
     */
    public Message say(String conversation, String prompt) {
        synchronized (lockFor(conversation)) {
            Application app = chats.application(conversation);
            answerPending(app);
            return turn(app, Inputs.of("prompt", prompt));
        }
    }

    /** Answers the last message of a conversation when that failed before; does nothing otherwise. */
    public void retry(String conversation) {
        synchronized (lockFor(conversation)) {
            answerPending(chats.application(conversation));
        }
    }

    /**
     * Asks what would have been answered in another mode: a new conversation, linked to the old one, that goes on behind
     * the step in which the mode was decided.
     *
     * @return the answer in the new conversation
     */
    public Message answerInstead(String conversation, long decision, String mode, String newConversation) {
        Application app = chats.builder()
                .withIdentifiers(newConversation)
                .forkFrom(conversation, decision)
                .overriding("mode", mode)
                .build();
        return turn(app, Inputs.none());
    }

    /** What was said so far; empty when nothing was. */
    public Conversation conversation(String id) {
        return tracking.load(id)
                .map(last -> new Conversation(id, history(last.state()), isPending(last)))
                .orElseGet(() -> new Conversation(id, List.of(), false));
    }

    private static void answerPending(Application app) {
        if (!app.nextAction().orElseThrow().equals("prompt")) {
            turn(app, Inputs.none());
        }
    }

    private static Message turn(Application app, Inputs inputs) {
        return app.run(after("response"), inputs).state().get("response", Message.class);
    }

    private static boolean isPending(PersistedState last) {
        return !"response".equals(last.position().priorStep());
    }

    private static List<Message> history(State state) {
        return state.getList("history", Message.class);
    }

    private Object lockFor(String conversation) {
        return locks.get(Math.floorMod(conversation.hashCode(), locks.size()));
    }

    /**
     * What was said.
     *
     * @param pending whether the last message has no answer yet
     */
    public record Conversation(String id, List<Message> history, boolean pending) {}
}
