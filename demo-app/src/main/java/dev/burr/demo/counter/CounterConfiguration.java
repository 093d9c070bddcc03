package dev.burr.demo.counter;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the counter, recorded as a project of its own. */
@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

    @Bean
    TrackingClient countTracking(LocalTrackingClient.Builder tracking) {
        return tracking.project("demo_counter").build();
    }

    @Bean
    Graph count() {
        return Counter.graph();
    }

    @Bean
    ApplicationFactory countApplications(
            @Qualifier("count") Graph count,
            @Qualifier("countTracking") TrackingClient tracking,
            ObjectProvider<ApplicationBuilder> builders) {
        return ApplicationFactory.of(count, builders).with(builder -> builder.withTracker(tracking));
    }

    @Bean
    Counter counter(@Qualifier("countApplications") ApplicationFactory counts) {
        return new Counter(counts);
    }
}
