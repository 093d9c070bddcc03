package dev.burr.demo.counter;

import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the counter, recorded as a project of its own. */
@Configuration(proxyBeanMethods = false)
class CounterConfiguration {

    @Bean
    TrackingClient counterTracking(LocalTrackingClient.Builder tracking) {
        return tracking.project("demo_counter").build();
    }

    @Bean
    Counter counter(ObjectProvider<ApplicationBuilder> builders, TrackingClient counterTracking) {
        return new Counter(builders::getObject, counterTracking);
    }
}
