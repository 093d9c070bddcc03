package dev.burr.benchmarks.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server for tests: says what a variable of its environment says, and refuses {@code /refused}. */
final class StubServer {

    private StubServer() {}

    /** The port, or nothing to give up. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            throw new IllegalStateException("There is no port.");
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 0);
        byte[] answer = System.getenv("STUB_ANSWER").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            boolean refused = exchange.getRequestURI().getPath().equals("/refused");
            exchange.sendResponseHeaders(refused ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }
}
