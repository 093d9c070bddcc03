package dev.burr.tracking.http;

import dev.burr.serde.Serde;
import dev.burr.tracking.http.ServerFailure.Kind;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What to make of what a server answers that is not what it was asked for. */
final class Answers {

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final int LONGEST_DETAIL = 300;

    /** The body did not arrive in time, which a smaller one may. */
    private static final int TOO_SLOW = 408;

    private static final int TOO_MANY = 429;

    private final String base;
    private final boolean hasKey;

    /**
     * @param base the address of the server
     * @param hasKey whether it was sent a key
     */
    Answers(String base, boolean hasKey) {
        this.base = base;
        this.hasKey = hasKey;
    }

    /** The server gave no answer. */
    ServerFailure unreachable(Throwable cause) {
        boolean connected = !(cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException);
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

    /** The server gave another answer than one with status 200. */
    ServerFailure failure(HttpResponse<byte[]> response) {
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
                        hasKey
                                ? "Server %s does not know the API key. Make one there: ./burr keys create --name NAME --scope ingest,read."
                                        .formatted(base)
                                : "Server %s wants an API key, and none is set. Make one there: ./burr keys create --name NAME --scope ingest,read."
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
        Kind kind = status >= 500 || status == TOO_SLOW ? Kind.BROKEN : Kind.AWAY;
        if (isProblem(response)) {
            return new ServerFailure(
                    kind, "Server %s answers with status %d. %s".formatted(base, status, detail(response)), null, rest);
        }
        if (isOfProxies(status)) {
            return new ServerFailure(
                    kind,
                    "What is before server %s answers with status %d. Check that the server runs, and what is before it."
                            .formatted(base, status),
                    null,
                    rest);
        }
        return stranger("status " + status, null);
    }

    /** What a proxy, a balancer or a container answers that has no Burr server behind it, or does not get through to it. */
    private static boolean isOfProxies(int status) {
        return status == TOO_SLOW || status == TOO_MANY || status >= 500;
    }

    /** What answers is no Burr server. */
    ServerFailure stranger(String answer, @Nullable Throwable cause) {
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

    /** What the problem is that the server tells; empty where it tells none. */
    static String title(HttpResponse<byte[]> response) {
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

    /** JSON as plain values; null where it is none. */
    static @Nullable Object parsed(byte[] json) {
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
}
