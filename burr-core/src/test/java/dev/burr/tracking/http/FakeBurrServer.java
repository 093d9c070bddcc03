package dev.burr.tracking.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.burr.serde.Serde;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.file.ReceivedLogs;
import dev.burr.tracking.file.TrackingDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a UI server that a remote client asks, over a folder. It can be told to do something else with the next requests, as a
 * server does that is away.
 */
public final class FakeBurrServer implements AutoCloseable {

    private final Path storage;
    private final ReceivedLogs logs;
    private final HttpServer http;
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final List<@Nullable String> authorizations = new CopyOnWriteArrayList<>();
    private volatile @Nullable String key;
    private volatile Runnable beforeEachAnswer = () -> {};

    private FakeBurrServer(Path storage, int port) throws IOException {
        this.storage = storage;
        this.logs = new ReceivedLogs(new TrackingDirectory(storage));
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", this::handle);
        http.start();
    }

    /** A server on a free port. */
    public static FakeBurrServer on(Path storage) {
        return on(storage, 0);
    }

    /** A server on a port, such as one that another had before. */
    public static FakeBurrServer on(Path storage, int port) {
        try {
            return new FakeBurrServer(storage, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens to a request that is not answered as it ought to be. */
    public record Trouble(boolean stores, int status, String body) {

        /** It is refused. */
        public static Trouble status(int status) {
            return new Trouble(false, status, "{\"detail\":\"For a test.\"}");
        }

        /** It is done, and the connection breaks before that is said. */
        public static Trouble lostAnswer() {
            return new Trouble(true, 0, "");
        }

        /** The connection breaks. */
        public static Trouble noAnswer() {
            return new Trouble(false, 0, "");
        }
    }

    /** What to do with the next requests, one after the other, in place of what they ask for. */
    public FakeBurrServer withTroubles(Trouble... next) {
        troubles.addAll(List.of(next));
        return this;
    }

    /** Lets in only who has a key from now on. */
    public void requireKey(String secret) {
        key = secret;
    }

    /** Does something each time that a request has come. */
    public void beforeEachAnswer(Runnable work) {
        beforeEachAnswer = work;
    }

    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** What the requests had in their header of that name, null where none. */
    public List<@Nullable String> authorizations() {
        return authorizations;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.add(authorization);
            beforeEachAnswer.run();
            Trouble trouble = troubles.poll();
            if (trouble != null) {
                if (trouble.stores()) {
                    ingest(exchange, body);
                }
                if (trouble.status() > 0) {
                    answer(exchange, trouble.status(), "application/problem+json", bytes(trouble.body()));
                }
            } else if (key != null && !("Bearer " + key).equals(authorization)) {
                answer(exchange, 401, "application/problem+json", bytes("{\"detail\":\"Unknown.\"}"));
            } else {
                route(exchange, body);
            }
        }
    }

    private void route(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, String> query = query(exchange);
        String project = query.getOrDefault("project", "");
        String app = query.getOrDefault("app", "");
        switch (exchange.getRequestURI().getPath()) {
            case "/api/v1/ingest" -> answer(exchange, 200, "application/json", ingest(exchange, body));
            case "/api/v1/recorded/step" -> {
                String step = query.get("sequenceId");
                OptionalLong id = step == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(step));
                answer(exchange, logs.step(project, app, id).map(recorded -> recorded::writeTo));
            }
            case "/api/v1/recorded/documents" ->
                answer(exchange, logs.documents(project, app).map(documents -> out -> LogParts.write(documents, out)));
            case "/api/v1/recorded/applications" ->
                answer(
                        exchange,
                        200,
                        "application/json",
                        bytes(Serde.standard().print(Map.of("apps", applications(project, query)))));
            default -> answer(exchange, 404, "text/html", bytes("<html>"));
        }
    }

    private byte[] ingest(HttpExchange exchange, byte[] body) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream in = new ByteArrayInputStream(body);
        var parts = new LogParts.Reader(zipped ? new GZIPInputStream(in) : in);
        var receipts = new ArrayList<Map<String, @Nullable Object>>();
        for (Optional<LogParts.Heading> next = parts.heading(); next.isPresent(); next = parts.heading()) {
            receipts.add(json(logs.receive(query(exchange).getOrDefault("project", ""), parts.part(next.get()))));
        }
        return bytes(Serde.standard().print(Map.of("runs", receipts)));
    }

    private static Map<String, @Nullable Object> json(LogReceipt receipt) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("app", receipt.appId());
        json.put("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT));
        json.put("length", receipt.length());
        json.put("documented", receipt.documented());
        json.put("reason", receipt.reason());
        return json;
    }

    private List<String> applications(String project, Map<String, String> query) throws IOException {
        Path folder = storage.resolve(project);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        boolean all = !query.containsKey("partitionKey") && !query.containsKey("unpartitioned");
        try (Stream<Path> apps = Files.list(folder)) {
            return apps.map(app -> String.valueOf(app.getFileName()))
                    .filter(app -> all || Objects.equals(query.get("partitionKey"), partition(project, app)))
                    .toList();
        }
    }

    private @Nullable String partition(String project, String app) {
        byte[] metadata = logs.documents(project, app).map(LogPart::metadata).orElseThrow();
        return TrackingCodec.standard()
                .decodeMetadata(metadata)
                .value()
                .map(MetadataDocument::partitionKey)
                .orElse(null);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /** What is recorded, as it goes over a connection. */
    private interface Recorded {

        void writeTo(OutputStream out) throws IOException;
    }

    private static void answer(HttpExchange exchange, Optional<Recorded> recorded) throws IOException {
        if (recorded.isEmpty()) {
            answer(
                    exchange,
                    404,
                    "application/problem+json",
                    bytes("{\"title\":\"No such run\",\"detail\":\"There is none.\"}"));
            return;
        }
        var body = new ByteArrayOutputStream();
        recorded.get().writeTo(body);
        answer(exchange, 200, LogParts.MEDIA_TYPE, body.toByteArray());
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
