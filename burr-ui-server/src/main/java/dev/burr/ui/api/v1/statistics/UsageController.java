package dev.burr.ui.api.v1.statistics;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.WholeTexts;
import dev.burr.ui.statistics.Statistics;
import java.util.Arrays;
import java.util.Set;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the runs of a list used, apart from the list, which does not wait for it. */
@RestController
@RequestMapping("/api/v1")
final class UsageController {

    private static final int MOST_RUNS = 200;

    private final Statistics statistics;

    UsageController(Statistics statistics) {
        this.statistics = statistics;
    }

    /** An id may have commas. */
    @InitBinder
    void takeIdsWhole(WebDataBinder binder) {
        binder.registerCustomEditor(String[].class, new WholeTexts());
    }

    /**
     * Tokens and costs of some runs. An answer comes within about a second, with those that were read by then: asking again for the
     * others goes on. Runs that do not exist are missing in it.
     *
     * @param app application ids, at most 200
     */
    @GetMapping("/usage")
    UsageView usage(@RequestParam String project, @RequestParam String[] app) {
        if (app.length > MOST_RUNS) {
            throw ApiException.badRequest("Parameter 'app' is given " + app.length + " times, at most " + MOST_RUNS
                    + " are answered at once. Ask for the others apart.");
        }
        return new UsageView(
                statistics.prices().currency(),
                statistics
                        .usageOf(project, Set.copyOf(Arrays.asList(app)))
                        .orElseThrow(() -> StatisticsController.noSuchProject(project)));
    }
}
