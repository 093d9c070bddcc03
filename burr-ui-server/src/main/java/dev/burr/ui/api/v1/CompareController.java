package dev.burr.ui.api.v1;

import dev.burr.ui.compare.RunComparison;
import dev.burr.ui.compare.StepPair;
import dev.burr.ui.index.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Two runs side by side. */
@RestController
@RequestMapping("/api/v1")
final class CompareController {

    private static final int LONGEST_PAGE = 2000;

    /** A fraction of a second to read. What is left is asked for with the next window. */
    private static final long MOST_BYTES = 16_000_000;

    private final Runs runs;

    CompareController(Runs runs) {
        this.runs = runs;
    }

    /**
     * Pairs the steps of two runs by the order of their actions. Two steps are the same when they did the same to the state, in
     * whatever time. A window may have fewer pairs than it was asked for; {@code nextAfter} says where to go on.
     *
     * @param a id of the one run; likewise {@code b}
     * @param after place among the pairs behind which the answer begins; -1 for the start
     */
    @GetMapping("/compare")
    @Nullable
    Comparison compare(
            WebRequest request,
            @RequestParam String project,
            @RequestParam String a,
            @RequestParam String b,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "500") int limit) {
        Limits.within("after", after, -1, Integer.MAX_VALUE - 1);
        Limits.within("limit", limit, 1, LONGEST_PAGE);
        Run first = runs.run(project, a);
        Run second = runs.run(project, b);
        if (runs.unchanged(request, first, second)) {
            return null;
        }
        RunComparison comparison = RunComparison.of(first, second, MOST_BYTES);
        List<StepPair> pairs = comparison.pairs(after, limit);
        int last = pairs.isEmpty()
                ? comparison.total() - 1
                : pairs.get(pairs.size() - 1).index();
        return new Comparison(
                first.summary(),
                second.summary(),
                comparison.total(),
                comparison.shared(),
                comparison.approximate(),
                comparison.truncated(),
                first.version() + "." + second.version(),
                pairs,
                last < comparison.total() - 1 ? last : null);
    }
}
