package dev.burr.benchmarks.scenario;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrObservationAutoConfiguration;
import dev.burr.tracking.file.LocalTrackingClient;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link TrackedRun} in a service with the starter, which builds the application and records it. Starting and ending the service
 * is not timed.
 */
record ServiceRun(Class<?> service, Path folder, Function<ApplicationBuilder, Application> machine)
        implements Workload {

    private static final String PROJECT = "benchmark";

    @Override
    public Sample run() throws IOException {
        try (ConfigurableApplicationContext context = start()) {
            Application application = machine.apply(context.getBean(ApplicationBuilder.class));
            return TrackedRun.measure(application, context.getBean(LocalTrackingClient.class));
        } finally {
            Folders.empty(folder);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(service)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(Map.of("burr.project", PROJECT, "burr.tracking.storage-dir", folder.toString()))
                .run();
    }

    /** With a registry of observations, to which nobody listens. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({BurrAutoConfiguration.class, BurrObservationAutoConfiguration.class})
    static class Unobserved {

        @Bean
        ObservationRegistry observationRegistry() {
            return ObservationRegistry.create();
        }
    }

    /** With the actuator as it comes. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Observed {}
}
