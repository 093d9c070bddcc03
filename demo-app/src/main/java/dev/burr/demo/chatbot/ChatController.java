package dev.burr.demo.chatbot;

import dev.burr.demo.chatbot.Chatbot.Conversation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Conversations over HTTP. */
@RestController
@RequestMapping("/chat/{id:[A-Za-z0-9][A-Za-z0-9_-]{0,63}}")
final class ChatController {

    private final Chatbot chatbot;
    private final URI ui;

    ChatController(Chatbot chatbot, ChatbotProperties properties) {
        this.chatbot = chatbot;
        this.ui = properties.ui();
    }

    @GetMapping
    ConversationView conversation(@PathVariable String id) {
        Conversation conversation = chatbot.conversation(id);
        URI run = ui.resolve("/project/demo_chatbot/" + id);
        return new ConversationView(id, conversation.history(), conversation.pending(), run);
    }

    @PostMapping
    Message say(@PathVariable String id, @RequestBody Said said) {
        String prompt = said.prompt();
        if (prompt == null || prompt.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Message is empty. Say something in 'prompt'.");
        }
        return chatbot.say(id, prompt);
    }

    @PostMapping("/retry")
    ConversationView retry(@PathVariable String id) {
        chatbot.retry(id);
        return conversation(id);
    }

    @ExceptionHandler
    ProblemDetail modelFailed(ModelException failure) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage());
        problem.setTitle("The message was not answered");
        return problem;
    }

    /** What a user says. */
    record Said(@Nullable String prompt) {}

    /**
     * A conversation as clients see it.
     *
     * @param pending whether the last message has no answer yet
     * @param run where its steps can be looked at
     */
    record ConversationView(String id, List<Message> history, boolean pending, URI run) {}
}
