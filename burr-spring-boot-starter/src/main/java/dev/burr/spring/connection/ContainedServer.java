package dev.burr.spring.connection;

import java.net.URI;

/** What is known of a server in a container. */
final class ContainedServer {

    /** That of its image, or what whoever starts it calls the connection. */
    static final String NAME = "burr";

    /** The port inside of the container. */
    static final int PORT = 7241;

    /** The variable of the container that tells clients their key. The server itself does not look at it. */
    static final String API_KEY = "BURR_API_KEY";

    private ContainedServer() {}

    /** @param port the one outside of the container */
    static URI url(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
