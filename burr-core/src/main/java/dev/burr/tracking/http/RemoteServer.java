package dev.burr.tracking.http;

import dev.burr.serde.Serde;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
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
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The routes of a Burr UI server that take what is recorded and give it back. Redirects are not followed: they would take the key along. */
final class RemoteServer {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** For what there is something to do, and may be much. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** For the question whether the server takes anything, which somebody waits for. */
    static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int LONGEST_DETAIL = 300;
    private static final int NOT_WORTH_IT = 1 << 10;

    /** The titles of answers that say that there is nothing; any other 404 is that of a server that has no such route. */
    private static final Set<String> NOT_RECORDED = Set.of("No such step", "No such run");

    /** With these, a proxy says that it can't reach the server, or won't now. */
    private static final Set<Integer> OF_PROXIES = Set.of(429, 502, 503, 504);

    private final String base;
    private final String project;
    private final @Nullable String apiKey;
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
            throw failure(response);
        }
        try {
            return LogParts.decode(response.body());
        } catch (IllegalArgumentException e) {
            throw stranger("an answer that makes no sense", e);
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
            throw failure(response);
        }
        Object json = parsed(response.body());
        if (json instanceof Map<?, ?> answer && answer.get("apps") instanceof List<?> apps) {
            return apps.stream().map(String::valueOf).collect(Collectors.toList());
        }
        throw stranger("an answer that makes no sense", null);
    }

    private Optional<LogPart> part(String path) throws ServerFailure, InterruptedException {
        HttpResponse<byte[]> response = exchange(request(path).build(), ANSWER);
        if (response.statusCode() == 404 && NOT_RECORDED.contains(title(response))) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw failure(response);
        }
        try {
            var parts = new LogParts.Reader(new ByteArrayInputStream(response.body()));
            return Optional.of(parts.part(parts.heading().orElseThrow(() -> new IOException("It is empty."))));
        } catch (IOException e) {
            throw stranger("an answer that makes no sense", e);
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
            throw unreachable(cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw unreachable(e);
        } finally {
            answer.cancel(true);
        }
    }

    private ServerFailure unreachable(Throwable cause) {
        boolean connected = !(cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLException);
        return new ServerFailure(
                connected ? Kind.BROKEN : Kind.AWAY,
                "Server %s can't be reached: %s. Check that it runs, and its address.".formatted(base, reason(cause)),
                cause,
                null);
    }

    /** Many of these come without a message, and none names the address in the same way. */
    private static String reason(Throwable failure) {
        if (failure instanceof HttpTimeoutException || failure instanceof TimeoutException) {
            return "it does not answer in time";
        }
        if (failure instanceof ConnectException) {
            return "nobody listens there, or its name is not known";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private ServerFailure failure(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        Duration rest = retryAfter(response);
        if ((status == 400 || status == 422) && isProblem(response)) { // not of something in between
            return new ServerFailure(
                    Kind.REFUSED, "Server %s refuses it. %s".formatted(base, detail(response)), null, rest);
        }
        return switch (status) {
            case 401 ->
                new ServerFailure(
                        Kind.AWAY,
                        apiKey == null
                                ? "Server %s wants an API key, and none is set. Make one there: ./burr keys create --name NAME --scope ingest,read."
                                        .formatted(base)
                                : "Server %s does not know the API key. Make one there: ./burr keys create --name NAME --scope ingest,read."
                                        .formatted(base),
                        null,
                        rest);
            case 403 ->
                new ServerFailure(
                        Kind.AWAY, "Server %s does not allow it. %s".formatted(base, detail(response)), null, rest);
            case 413 ->
                new ServerFailure(Kind.TOO_LARGE, "Server %s takes no so large requests.".formatted(base), null, rest);
            default -> unexpected(response, rest);
        };
    }

    private ServerFailure unexpected(HttpResponse<byte[]> response, @Nullable Duration rest) {
        int status = response.statusCode();
        Kind kind = status >= 500 ? Kind.BROKEN : Kind.AWAY;
        if (isProblem(response)) {
            return new ServerFailure(
                    kind, "Server %s answers with status %d. %s".formatted(base, status, detail(response)), null, rest);
        }
        if (OF_PROXIES.contains(status)) {
            return new ServerFailure(
                    kind,
                    "What is before server %s answers with status %d. Check that the server runs, and what is before it."
                            .formatted(base, status),
                    null,
                    rest);
        }
        return stranger("status " + status, null);
    }

    private ServerFailure stranger(String answer, @Nullable Throwable cause) {
        return new ServerFailure(
                Kind.AWAY,
                "What is at %s gives %s, which a Burr UI server does not. Check the address.".formatted(base, answer),
                cause,
                null);
    }

    private static boolean isProblem(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
    }

    private static String title(HttpResponse<byte[]> response) {
        return text("title", response);
    }

    private static String text(String field, HttpResponse<byte[]> response) {
        Object json = isProblem(response) ? parsed(response.body()) : null;
        return json instanceof Map<?, ?> problem ? String.valueOf(problem.get(field)) : "";
    }

    private static String detail(HttpResponse<byte[]> response) {
        String detail = text("detail", response);
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    private static @Nullable Object parsed(byte[] json) {
        try {
            return Serde.standard().parse(json);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
        try {
            return response.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .map(Duration::ofSeconds)
                    .filter(rest -> !rest.isNegative())
                    .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
                    .orElse(null);
        } catch (NumberFormatException e) { // a date
            return null;
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
