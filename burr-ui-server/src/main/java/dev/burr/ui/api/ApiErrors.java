package dev.burr.ui.api;

import dev.burr.tracking.LogParts;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;

/** Answers every failure of a request with {@code application/problem+json}: what, which, why, what to do. */
@RestControllerAdvice
public final class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final List<MediaType> NOT_JSON =
            List.of(new MediaType("application", "zip"), MediaType.parseMediaType(LogParts.MEDIA_TYPE));

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiException refused) {
        return answer(refused.status(), refused.title(), refused.detail());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing) {
        String name = missing.getParameterName();
        return answer(
                HttpStatus.BAD_REQUEST,
                "Bad request",
                "Parameter '" + name + "' is missing. Add it to the query: ?" + name + "=…");
    }

    /** Escapes that are none, bytes that are no text, too many of them. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(InvalidParameterException unreadable) {
        LOG.debug("A query cannot be read", unreadable);
        return answer(
                HttpStatus.BAD_REQUEST,
                "Bad request",
                "The query of the request cannot be read. Send at most 1,000 parameters, each as name=value in UTF-8, with"
                        + " '%' and what is not plain escaped.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        return answer(
                HttpStatus.BAD_REQUEST,
                "Bad request",
                "Parameter '" + mismatch.getName() + "' has the value "
                        + ApiException.quoted(String.valueOf(mismatch.getValue())) + ", which is not "
                        + (type == null ? "of its type" : "a " + type.getSimpleName())
                        + ". The types of all parameters are described in /openapi.json.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        HttpHeaders headers = new HttpHeaders();
        if (wrong.getSupportedHttpMethods() != null) {
            headers.setAllow(wrong.getSupportedHttpMethods());
        }
        String allowed = String.valueOf(headers.getFirst(HttpHeaders.ALLOW));
        ProblemDetail problem = problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "Method not allowed",
                wrong.getMethod() + " is not supported here. Use " + allowed + ".");
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongBody(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof StreamConstraintsException) {
            return answer(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "Too large",
                    "The body of the request is too long or too deep. Send less of it.");
        }
        if (NestedExceptionUtils.getRootCause(unreadable) instanceof SocketTimeoutException) {
            return late();
        }
        return answer(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Unprocessable body",
                "The body of the request is not what this path takes" + reason(unreadable.getCause())
                        + " Its form is described in /openapi.json.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMediaType(HttpMediaTypeNotSupportedException wrong) {
        return answer(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "Unsupported media type",
                "The body of the request is not said to be what this path takes. Send it with 'Content-Type: "
                        + NOT_JSON.stream()
                                .filter(wrong.getSupportedMediaTypes()::contains)
                                .findFirst()
                                .orElse(MediaType.APPLICATION_JSON)
                        + "'.");
    }

    /** What is wrong and where, without the names of types in which Jackson says it. */
    private static String reason(@Nullable Throwable cause) {
        if (!(cause instanceof DatabindException mismatch)) {
            return cause instanceof JacksonException ? ": It is not JSON." : ".";
        }
        String place = mismatch.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String what = mismatch.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : "A field is missing or not of its type.";
        return ": " + what + (place.isEmpty() ? "" : " See " + place + " in it.");
    }

    /** The reader went away; nobody is left to be answered. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(Exception gone) {
        LOG.debug("The client of a request went away", gone);
    }

    /** As a rule because the reader went away in the middle of it: a closed tab is no failure of the server. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> unwritten(HttpMessageNotWritableException failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            gone(failure);
            return null;
        }
        return defect(failure);
    }

    /** Where a body is read as a stream. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> late(SocketTimeoutException late) {
        LOG.debug("The body of a request did not arrive in time", late);
        return late();
    }

    private static ResponseEntity<ProblemDetail> late() {
        return answer(
                HttpStatus.REQUEST_TIMEOUT,
                "Request timeout",
                "The body of the request did not arrive in time. Send it faster, or less of it.");
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> unreadable(IOException failure) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            gone(failure);
            return null;
        }
        LOG.warn("Reading the storage for a request failed", failure);
        return unexpected();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> defect(RuntimeException failure) {
        LOG.error("Answering a request failed", failure);
        return unexpected();
    }

    /** That of one request, as a rule: what it had is free again when it has failed, and others go on. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> exhausted(OutOfMemoryError exhausted) {
        LOG.error("The memory of the server did not suffice to answer a request", exhausted);
        return answer(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Out of memory",
                "The answer takes more memory than the server has left. Ask for less at a time, try again later, or start the"
                        + " server with a larger heap: JAVA_TOOL_OPTIONS=-Xmx1g");
    }

    /** Such as a stack that is too deep for one request; others are served meanwhile. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> failure(Error failure) {
        LOG.error("Answering a request failed", failure);
        return unexpected();
    }

    private static ResponseEntity<ProblemDetail> unexpected() {
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Internal error",
                "The request failed for a reason that the server's log tells. Look there and try again.");
    }

    /** The answer to a request that failed for this reason. */
    public static ResponseEntity<ProblemDetail> answer(HttpStatus status, String title, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, title, detail));
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setType(URI.create("about:blank"));
        return problem;
    }
}
