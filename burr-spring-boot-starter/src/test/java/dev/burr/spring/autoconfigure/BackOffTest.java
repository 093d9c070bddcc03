package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.actuate.RecentApplications;
import dev.burr.spring.actuate.UiLinks;
import dev.burr.spring.ai.ChatClientSpans;
import dev.burr.spring.ai.ChatModelSpans;
import dev.burr.spring.observation.HttpCallSpans;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.StepSpanHandler;
import dev.burr.spring.observation.TraceIds;
import dev.burr.spring.observation.WebClientSpans;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What monitors a service, where the service has the same itself. */
final class BackOffTest {

    @TempDir
    private Path storage;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrHealthAutoConfiguration.class,
                        BurrMetricsAutoConfiguration.class,
                        BurrObservationAutoConfiguration.class,
                        BurrTracingAutoConfiguration.class,
                        BurrActuatorAutoConfiguration.class,
                        BurrSpringAiAutoConfiguration.class))
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withPropertyValues(
                        "burr.tracking.storage-dir=" + storage, "management.endpoints.web.exposure.include=burr,info");
    }

    static Stream<Arguments> beansWithATypeOfTheirOwn() {
        var seen = new RecentApplications();
        return Stream.of(
                of("burrObservationHook", ObservationHook.class, () -> new ObservationHook(ObservationRegistry.NOOP)),
                of("burrStepSpanHandler", StepSpanHandler.class, () -> new StepSpanHandler(List.of())),
                of("burrHttpCallSpans", HttpCallSpans.class, HttpCallSpans::new),
                of("burrWebClientSpans", WebClientSpans.class, WebClientSpans::new),
                of("burrTraceIds", TraceIds.class, () -> () -> "trace"),
                of("burrChatModelSpans", ChatModelSpans.class, () -> new ChatModelSpans(false, false)),
                of("burrChatClientSpans", ChatClientSpans.class, ChatClientSpans::new),
                of("burrRecentApplications", RecentApplications.class, () -> seen),
                of(
                        "burrEndpoint",
                        BurrEndpoint.class,
                        () -> new BurrEndpoint(seen, List.of(), UiLinks.to(null, () -> null))));
    }

    static Stream<Arguments> beansOfATypeThatAServiceHasMoreOf() {
        return Stream.of(
                of(
                        "burrHealthIndicator",
                        HealthIndicator.class,
                        () -> () -> Health.up().build()),
                of("burrTrackingMetrics", MeterBinder.class, () -> registry -> {}),
                of("burrActionLimit", MeterFilter.class, () -> MeterFilter.accept()),
                of("burrInfoContributor", InfoContributor.class, () -> builder -> {}));
    }

    private static <T> Arguments of(String name, Class<T> type, Supplier<T> own) {
        return Arguments.of(name, type, own);
    }

    @ParameterizedTest
    @MethodSource("beansWithATypeOfTheirOwn")
    <T> void leavesOutABeanWhereTheServiceHasOneOfItsType(String name, Class<T> type, Supplier<T> own) {
        service().run(context -> assertThat(context).hasBean(name).hasSingleBean(type));
        service()
                .withBean("own", type, own)
                .run(context -> assertThat(context).doesNotHaveBean(name).hasSingleBean(type));
    }

    @ParameterizedTest
    @MethodSource("beansOfATypeThatAServiceHasMoreOf")
    <T> void leavesOutABeanWhereTheServiceHasOneOfItsNameOnly(String name, Class<T> type, Supplier<T> own) {
        service()
                .withBean("other", type, own)
                .run(context -> assertThat(context).hasBean("other").hasBean(name));
        service().withBean(name, type, own).run(context -> assertThat(context)
                .hasSingleBean(type)
                .getBean(name)
                .isInstanceOf(own.get().getClass()));
    }
}
