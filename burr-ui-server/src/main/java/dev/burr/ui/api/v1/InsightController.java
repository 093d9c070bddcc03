package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.insight.RunInsight;
import dev.burr.ui.insight.RunInsights;
import dev.burr.ui.storage.ApplicationKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What a run used, how its actions did and what is odd about it. */
@RestController
@RequestMapping("/api/v1")
final class InsightController {

    private final Runs runs;
    private final RunInsights insights;

    InsightController(Runs runs, RunInsights insights) {
        this.runs = runs;
        this.insights = insights;
    }

    @GetMapping("/insight")
    @Nullable
    Insight insight(WebRequest request, @RequestParam String project, @RequestParam String app) {
        Run run = runs.run(project, app);
        if (runs.unchanged(request, run)) {
            return null;
        }
        RunInsight insight =
                insights.of(new ApplicationKey(project, app)).orElseThrow(() -> Missing.application(project, app));
        ModelPrices prices = insights.prices();
        return new Insight(insight, prices.currency(), prices.asOf());
    }
}
