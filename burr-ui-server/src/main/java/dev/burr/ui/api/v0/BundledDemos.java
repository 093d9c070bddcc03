package dev.burr.ui.api.v0;

import java.util.Map;

/** Where the code of the projects is that Burr brings along: the one thing that its API calls the uri of a project. */
final class BundledDemos {

    private static final String EXAMPLES = "https://github.com/apache/burr/tree/main/examples/";
    private static final Map<String, String> URIS = Map.of(
            "demo_counter", EXAMPLES + "hello-world-counter",
            "demo_tracing", EXAMPLES + "tracing-and-spans/application.py",
            "demo_chatbot", EXAMPLES + "multi-modal-chatbot",
            "demo_conversational-rag", EXAMPLES + "conversational-rag");

    private BundledDemos() {}

    static String uri(String projectId) {
        return URIS.getOrDefault(projectId, "");
    }
}
