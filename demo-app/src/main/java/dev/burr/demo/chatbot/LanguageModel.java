package dev.burr.demo.chatbot;

import java.util.List;

/** Writes the next message of a conversation. Safe for use by several threads. */
public interface LanguageModel {

    /**
     * What the model says.
     *
     * @param task what it is asked to do
     * @param conversation the messages so far, the one to react to last
     * @throws ModelException when it gives no answer
     */
    Completion complete(Task task, List<Message> conversation);

    /** What a model can be asked to do. */
    enum Task {
        CHOOSE_MODE("Say how to react: answer_question, generate_image, generate_code or unknown. One word only."),
        ANSWER("Answer the question in one or two sentences."),
        DRAW("Draw what is asked for, with characters."),
        WRITE_CODE("Write the code that is asked for, in Java, and nothing else.");

        private final String instruction;

        Task(String instruction) {
            this.instruction = instruction;
        }

        /** The words in which a model is asked. */
        public String instruction() {
            return instruction;
        }
    }
}
