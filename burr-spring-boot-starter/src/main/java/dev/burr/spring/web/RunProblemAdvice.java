package dev.burr.spring.web;

import dev.burr.application.ApplicationBusyException;
import dev.burr.application.RunCancelledException;
import dev.burr.core.BurrException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failures of runs with problem details, behind whatever advice the service has itself. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class RunProblemAdvice {

    /**
     * Spring looks here for causes, too. What the service has wrapped on purpose says itself how it is to be answered, and goes on
     * to whoever knows it.
     */
    @ExceptionHandler({BurrException.class, RunCancelledException.class, ApplicationBusyException.class})
    ResponseEntity<ProblemDetail> answer(Exception failure) throws Exception {
        if (!RunProblem.isOurs(failure)) {
            throw failure;
        }
        RunProblem problem = RunProblem.of(failure).report(failure);
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toProblemDetail());
    }
}
