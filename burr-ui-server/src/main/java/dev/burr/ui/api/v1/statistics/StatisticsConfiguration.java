package dev.burr.ui.api.v1.statistics;

import dev.burr.ui.index.RunIndex;
import dev.burr.ui.insight.ModelPrices;
import dev.burr.ui.statistics.Spendings;
import dev.burr.ui.statistics.Statistics;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Statistics, and the routes to them. */
@Configuration(proxyBeanMethods = false)
@Import({StatisticsController.class, UsageController.class})
public class StatisticsConfiguration {

    /** Short enough that whoever goes elsewhere leaves little behind that still reads. */
    private static final Duration LONGEST_READING = Duration.ofMillis(700);

    /** For lists, which somebody waits for: so long that those of most projects are complete at once. */
    private static final Duration LONGEST_SORTING = Duration.ofSeconds(2);

    @Bean
    Statistics statistics(RunIndex index, TrackingRepository repository, ModelPrices prices) {
        return new Statistics(index, repository, prices, LONGEST_READING);
    }

    @Bean
    Spendings spendings(Statistics statistics) {
        return new Spendings(statistics, LONGEST_SORTING);
    }
}
