package dev.burr.spring.test.sample;

import dev.burr.core.BurrAction;
import dev.burr.core.Input;
import org.springframework.stereotype.Component;

@Component
public class ChatActions {

    private final Moderation moderation;

    ChatActions(Moderation moderation) {
        this.moderation = moderation;
    }

    @BurrAction(writes = "prompt")
    String prompt(@Input("prompt") String text) {
        return text;
    }

    @BurrAction(writes = "safe")
    boolean checkSafety(String prompt) {
        return moderation.allows(prompt);
    }

    @BurrAction(writes = "response")
    String respond(String prompt) {
        return "You said: " + prompt;
    }

    @BurrAction(writes = "response")
    String reject() {
        return "I can't help with that.";
    }
}
