package dev.burr.tracking.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server did not take or give what it was to. The message is a sentence for people, with what to do. */
final class ServerFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Null where the server does not say. */
    private final @Nullable Duration retryAfter;

    ServerFailure(Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** What to make of it. */
    enum Kind {
        /** Nobody answers, or somebody who can't take it now: it may be otherwise later. */
        AWAY,
        /** It, or something on the way, failed in the middle of the request, which may be because of what is in it. */
        BROKEN,
        /** The request is larger than is taken. */
        TOO_LARGE,
        /** The same request will be refused again. */
        REFUSED
    }

    Kind kind() {
        return kind;
    }

    /** When the server wants to be asked again, in nanoseconds; 0 where it does not say. */
    long retryAfterNanos() {
        return retryAfter == null ? 0 : retryAfter.toNanos();
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
