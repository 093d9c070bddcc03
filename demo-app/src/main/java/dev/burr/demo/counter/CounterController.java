package dev.burr.demo.counter;

import dev.burr.demo.counter.Counter.Count;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Counters over HTTP. */
@RestController
@RequestMapping("/counter/{id:[A-Za-z0-9][A-Za-z0-9_-]{0,63}}")
final class CounterController {

    private final Counter counter;

    CounterController(Counter counter) {
        this.counter = counter;
    }

    @PostMapping
    Count step(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(defaultValue = "10") int limit) {
        return counter.step(id, user, limit);
    }

    @ExceptionHandler
    ProblemDetail outOfReach(LimitException limit) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, limit.getMessage());
        problem.setTitle("Out of reach");
        return problem;
    }

    @PostMapping("/run")
    Count run(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(defaultValue = "10") int limit) {
        return counter.run(id, user, limit);
    }
}
