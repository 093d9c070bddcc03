package dev.burr.tracking.http;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogReceipt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The routes of a Burr UI server that take what is recorded and give it back. Redirects are not followed: they would take the key along. */
final class RemoteServer {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** For what there is something to do, and may be much. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** For the question whether the server takes anything, which somebody waits for. */
    static final Duration SOON = Duration.ofSeconds(10);

    private static final int NOT_WORTH_IT = 1 << 10;

    /** The titles of answers that say that there is nothing; any other 404 is that of a server that has no such route. */
    private static final Set<String> NOT_RECORDED = Set.of("No such step", "No such run");

    private final String base;
    private final String project;
    private final @Nullable String apiKey;
    private final Answers answers;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** @param apiKey null for a server that asks for none */
    RemoteServer(URI address, String project, @Nullable String apiKey) {
        this.base = address.toString().replaceAll("/+$", "");
        this.project = project;
        this.apiKey = apiKey;
        this.answers = new Answers(base, apiKey != null);
    }

    /**
     * Refuses what is no address of a server.
     *
     * @throws IllegalArgumentException the message says what is one
     */
    static URI requireAddress(URI server) {
        String scheme = server.getScheme();
        boolean isHttp = scheme != null && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"));
        if (server.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "The address of the server has a user or password in it. Use an API key instead.");
        }
        if (!isHttp || server.getHost() == null || server.getQuery() != null || server.getFragment() != null) {
            throw new IllegalArgumentException(
                    "'%s' is no address of a server. Use one like 'https://burr.example' or 'http://localhost:7241'."
                            .formatted(server));
        }
        return server;
    }

    /** Its address, as it was given. */
    String address() {
        return base;
    }

    /** Asks whether it would take anything, and waits for the answer for so long. */
    void ask(Duration patience) throws ServerFailure, InterruptedException {
        send(List.of(), patience);
    }

    /** Hands parts over; none of them only to ask whether any would be taken. */
    List<LogReceipt> send(List<LogPart> parts) throws ServerFailure, InterruptedException {
        return send(parts, ANSWER);
    }

    private List<LogReceipt> send(List<LogPart> parts, Duration patience) throws ServerFailure, InterruptedException {
        byte[] body = body(parts);
        HttpRequest.Builder request =
                request("/api/v1/ingest?project=" + encoded(project)).header("Content-Type", LogParts.MEDIA_TYPE);
        if (body.length > NOT_WORTH_IT) {
            request.header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(zipped(body)));
        } else {
            request.POST(BodyPublishers.ofByteArray(body));
        }
        HttpResponse<byte[]> response = exchange(request.build(), patience);
        if (response.statusCode() != 200) {
            throw answers.failure(response);
        }
        try {
            return LogParts.decode(response.body());
        } catch (IllegalArgumentException e) {
            throw answers.stranger("an answer that makes no sense", e);
        }
    }

    /** The lines of a step and the metadata of its application; empty when there is none. */
    Optional<LogPart> step(String appId, OptionalLong sequenceId) throws ServerFailure, InterruptedException {
        String step = sequenceId.isPresent() ? "&sequenceId=" + sequenceId.getAsLong() : "";
        return part("/api/v1/recorded/step?project=" + encoded(project) + "&app=" + encoded(appId) + step);
    }

    /** The graph and metadata of an application; empty when it is not recorded. */
    Optional<LogPart> documents(String appId) throws ServerFailure, InterruptedException {
        return part("/api/v1/recorded/documents?project=" + encoded(project) + "&app=" + encoded(appId));
    }

    /** @param filter parameters of the query, each with its ampersand */
    List<String> applications(String filter) throws ServerFailure, InterruptedException {
        HttpResponse<byte[]> response = exchange(
                request("/api/v1/recorded/applications?project=" + encoded(project) + filter)
                        .build(),
                ANSWER);
        if (response.statusCode() != 200) {
            throw answers.failure(response);
        }
        Object json = Answers.parsed(response.body());
        if (json instanceof Map<?, ?> answer && answer.get("apps") instanceof List<?> apps) {
            return apps.stream().map(String::valueOf).collect(Collectors.toList());
        }
        throw answers.stranger("an answer that makes no sense", null);
    }

    private Optional<LogPart> part(String path) throws ServerFailure, InterruptedException {
        HttpResponse<byte[]> response = exchange(request(path).build(), ANSWER);
        if (response.statusCode() == 404 && NOT_RECORDED.contains(Answers.title(response))) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw answers.failure(response);
        }
        try {
            var parts = new LogParts.Reader(new ByteArrayInputStream(response.body()));
            return Optional.of(parts.part(parts.heading().orElseThrow(() -> new IOException("It is empty."))));
        } catch (IOException e) {
            throw answers.stranger("an answer that makes no sense", e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return apiKey == null ? request : request.header("Authorization", "Bearer " + apiKey);
    }

    /** With a limit for the whole answer: that of the client would end when the answer begins. */
    private HttpResponse<byte[]> exchange(HttpRequest request, Duration patience)
            throws ServerFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw answers.unreachable(cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw answers.unreachable(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static byte[] body(List<LogPart> parts) {
        var body = new ByteArrayOutputStream();
        try {
            for (LogPart part : parts) {
                LogParts.write(part, body);
            }
            return body.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] body) {
        var zipped = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
