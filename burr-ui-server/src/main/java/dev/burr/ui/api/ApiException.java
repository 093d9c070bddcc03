package dev.burr.ui.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that cannot be answered, with what its sender is told. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    private final HttpStatus status;
    private final String title;

    private ApiException(HttpStatus status, String title, String detail) {
        this(status, title, detail, null);
    }

    private ApiException(HttpStatus status, String title, String detail, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.title = title;
    }

    /** Something that was asked for does not exist. */
    public static ApiException notFound(String title, String detail) {
        return new ApiException(HttpStatus.NOT_FOUND, title, detail);
    }

    /** A parameter that does not have a value it may have. */
    public static ApiException badRequest(String detail) {
        return new ApiException(HttpStatus.BAD_REQUEST, "Bad request", detail);
    }

    /** A parameter that could not be read as what it must be. */
    public static ApiException badRequest(String detail, Throwable cause) {
        return new ApiException(HttpStatus.BAD_REQUEST, "Bad request", detail, cause);
    }

    /** A parameter that is none of its values; what Burr's server answers in place of 400. */
    public static ApiException unprocessable(String detail) {
        return new ApiException(HttpStatus.UNPROCESSABLE_CONTENT, "Unprocessable parameter", detail);
    }

    /** A parameter of the wrong type; what Burr's server answers in place of 400. */
    public static ApiException unprocessable(String detail, Throwable cause) {
        return new ApiException(HttpStatus.UNPROCESSABLE_CONTENT, "Unprocessable parameter", detail, cause);
    }

    /** Something that was given to the server to keep, and that it cannot keep. */
    public static ApiException notStored(String detail, Throwable cause) {
        return new ApiException(HttpStatus.INSUFFICIENT_STORAGE, "Not stored", detail, cause);
    }

    /** Something that can't be done as things are now. */
    public static ApiException conflict(String title, String detail) {
        return new ApiException(HttpStatus.CONFLICT, title, detail);
    }

    /** A body that is not what it ought to be. */
    public static ApiException unprocessableBody(String title, String detail) {
        return new ApiException(HttpStatus.UNPROCESSABLE_CONTENT, title, detail);
    }

    /** A body that has more than is taken. */
    public static ApiException tooLarge(String detail) {
        return new ApiException(HttpStatus.CONTENT_TOO_LARGE, "Too large", detail);
    }

    /** Something that this server can't do, whenever it is asked. */
    public static ApiException notOffered(String detail) {
        return new ApiException(HttpStatus.NOT_IMPLEMENTED, "Not offered", detail);
    }

    /** The server has as much of this kind of work as it can do. */
    public static ApiException busy(String detail) {
        return new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "Busy", detail);
    }

    /** A value from a request in quotes, cut so that a message stays readable. */
    public static String quoted(String value) {
        return "'" + (value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…") + "'";
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
