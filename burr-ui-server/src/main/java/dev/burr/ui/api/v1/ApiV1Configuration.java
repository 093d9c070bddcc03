package dev.burr.ui.api.v1;

import dev.burr.ui.api.v1.search.SearchConfiguration;
import dev.burr.ui.api.v1.statistics.StatisticsConfiguration;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.insight.InsightConfiguration;
import dev.burr.ui.reproduce.Reproductions;
import dev.burr.ui.storage.TrackingRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of this version of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChangesProperties.class, TraceProperties.class})
@Import({
    InfoController.class,
    ProjectsController.class,
    ApplicationDetailController.class,
    StepsController.class,
    StepPartController.class,
    FieldController.class,
    LineageController.class,
    InsightController.class,
    InsightConfiguration.class,
    DiffController.class,
    CompareController.class,
    ProblemsController.class,
    ReproduceController.class,
    ChangesController.class,
    SearchConfiguration.class,
    StatisticsConfiguration.class,
    ApiV1Json.class
})
public class ApiV1Configuration {

    @Bean
    Runs runs(RunIndex index) {
        return new Runs(index, System.currentTimeMillis());
    }

    @Bean
    Reproductions reproductions(TrackingRepository repository) {
        return new Reproductions(repository.location());
    }

    @Bean
    ChangeStreams changeStreams(ChangesProperties properties) {
        return new ChangeStreams(properties.heartbeat());
    }
}
