package dev.burr.spring.web;

import dev.burr.application.ActionFailedException;
import dev.burr.application.ActionTimeoutException;
import dev.burr.application.ApplicationBusyException;
import dev.burr.application.MaxStepsExceededException;
import dev.burr.application.RunCancelledException;
import dev.burr.core.BurrException;
import dev.burr.core.MissingInputException;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StateNotSavedException;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.UnknownApplicationException;
import dev.burr.persistence.UnserializableStateException;
import dev.burr.persistence.WrongPartitionException;
import dev.burr.tracking.TrackingException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * What a client is told of a failure, as of RFC 9457. Messages of exceptions stay in the log: they are written for those who
 * write the service, and one of an action may quote values. So do names of actions: a client does not know the graph.
 *
 * @param name what stands behind {@value #TYPES} in the type; empty for one that the status says all of
 * @param facts further members
 */
record RunProblem(HttpStatusCode status, String name, String title, String detail, Map<String, Object> facts) {

    static final String TYPES = "urn:burr:problem:";

    private static final Logger log = LoggerFactory.getLogger(RunProblem.class);

    private static final String TOLD = "What happened is in the log of the service.";

    /** Whether it is one of ours, and {@link #of} has something to say of it that Spring has not. */
    static boolean isOurs(Throwable failure) {
        return failure instanceof BurrException
                || failure instanceof RunCancelledException
                || failure instanceof ApplicationBusyException;
    }

    static RunProblem of(Throwable failure) {
        if (failure instanceof MissingInputException missing) {
            return of(
                    HttpStatus.BAD_REQUEST,
                    "missing-input",
                    "Input is missing",
                    "The request lacks what the next step needs. Send it again with what is named in 'missing'.",
                    Map.of("missing", missing.missing()));
        }
        if (failure instanceof UnknownApplicationException unknown) {
            return unknown(unknown.appId());
        }
        if (failure instanceof WrongPartitionException wrong) {
            return unknown(wrong.appId());
        }
        if (failure instanceof StepAlreadySavedException overtaken) {
            return busy(overtaken.appId());
        }
        if (failure instanceof ApplicationBusyException busy) {
            return busy(busy.applicationId());
        }
        return ofServer(failure);
    }

    private static RunProblem ofServer(Throwable failure) {
        if (failure instanceof ActionTimeoutException) {
            return of(HttpStatus.GATEWAY_TIMEOUT, "timeout", "A step took too long", "Try it again later.", Map.of());
        }
        if (failure instanceof RunCancelledException cancelled) {
            return of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "cancelled",
                    "The run was cancelled",
                    "The step that was under way has changed nothing. Try it again.",
                    Map.of("applicationId", cancelled.applicationId()));
        }
        if (isOfStorage(failure)) {
            return of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "storage-unavailable",
                    "The state can't be stored or read",
                    "Try it again later. " + TOLD,
                    Map.of());
        }
        if (failure instanceof MaxStepsExceededException) {
            return of(HttpStatus.INTERNAL_SERVER_ERROR, "max-steps", "The run did not come to an end", TOLD, Map.of());
        }
        return ofAction(failure);
    }

    private static boolean isOfStorage(Throwable failure) {
        boolean unwritable = failure instanceof UnserializableStateException
                || (failure instanceof StateNotSavedException
                        && failure.getCause() instanceof UnserializableStateException);
        return !unwritable && (failure instanceof PersistenceException || failure instanceof TrackingException);
    }

    /** An action may fail with what says itself how it is to be answered. */
    private static RunProblem ofAction(Throwable failure) {
        Throwable reason =
                failure instanceof ActionFailedException && failure.getCause() != null ? failure.getCause() : failure;
        if (reason instanceof ErrorResponse response) {
            ProblemDetail body = response.getBody();
            String title = body.getTitle() == null ? "The run failed" : body.getTitle();
            String detail = body.getDetail() == null ? title : body.getDetail();
            return new RunProblem(response.getStatusCode(), "", title, detail, Map.of());
        }
        return of(HttpStatus.INTERNAL_SERVER_ERROR, "failed", "The run failed", TOLD, Map.of());
    }

    /** One that belongs to somebody else is answered like one that there is not. */
    private static RunProblem unknown(String appId) {
        return of(
                HttpStatus.NOT_FOUND,
                "unknown-application",
                "No such application",
                "There is no application of this id. Check the id.",
                Map.of("applicationId", appId));
    }

    private static RunProblem busy(String appId) {
        return of(
                HttpStatus.CONFLICT,
                "busy",
                "Another request runs the application",
                "An application does one thing at a time. Send the request again when the other one has been answered.",
                Map.of("applicationId", appId));
    }

    private static RunProblem of(
            HttpStatus status, String name, String title, String detail, Map<String, Object> facts) {
        return new RunProblem(status, name, title, detail, facts);
    }

    /** Logs a failure that is not the client's doing, as nobody else does who has seen it. */
    RunProblem report(Throwable failure) {
        if (status.is5xxServerError()) {
            log.error("Answered with status {}: {}.", status.value(), title, failure);
        } else {
            log.debug("Answered with status {}: {}.", status.value(), title, failure);
        }
        return this;
    }

    /** For Spring to write. */
    ProblemDetail toProblemDetail() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type());
        problem.setTitle(title);
        facts.forEach(problem::setProperty);
        return problem;
    }

    /** The same members, for what is not written by Spring. */
    Map<String, Object> asMap() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", type().toString());
        members.put("title", title);
        members.put("status", status.value());
        members.put("detail", detail);
        members.putAll(facts);
        return members;
    }

    private URI type() {
        return URI.create(name.isEmpty() ? "about:blank" : TYPES + name);
    }
}
