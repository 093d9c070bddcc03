package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.spring.observation.DefaultStepObservationConvention;
import dev.burr.spring.observation.HttpCallSpans;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.StepObservationContext;
import dev.burr.spring.observation.StepObservationConvention;
import dev.burr.spring.observation.StepSpanHandler;
import dev.burr.spring.observation.TraceIds;
import dev.burr.spring.observation.WebClientSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a service with Spring Boot's actuator sees of its applications. */
final class BurrMonitoringTest {

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
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class))
                .withPropertyValues("burr.project=watched", "burr.tracking.storage-dir=" + storage);
    }

    private ApplicationContextRunner observed() {
        return service().withUserConfiguration(Observations.class);
    }

    private static void step(ApplicationContext context) {
        counter(context).build().step();
    }

    private static void step(ApplicationContext context, String appId) {
        counter(context).withIdentifiers(appId).build().step();
    }

    private static ApplicationBuilder counter(ApplicationContext context) {
        return context.getBean(ApplicationBuilder.class)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withState(State.of("n", 0))
                .withEntrypoint("count");
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("burrHealthIndicator", HealthIndicator.class).health();
    }

    @Configuration(proxyBeanMethods = false)
    static class Observations {

        @Bean
        ObservationRegistry observationRegistry(MeterRegistry meters) {
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            return registry;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnNames {

        @Bean
        StepObservationConvention names() {
            return new DefaultStepObservationConvention() {
                @Override
                public String getName() {
                    return "decision";
                }

                @Override
                public String getContextualName(StepObservationContext context) {
                    return context.action();
                }
            };
        }
    }

    @Test
    void timesStepsAndRuns() {
        observed().run(context -> {
            step(context);

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("burr.step")
                            .tag("burr.action", "count")
                            .tag("burr.outcome", "success")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("burr.run").tag("burr.method", "step").timer().count())
                    .isEqualTo(1);
        });
    }

    @Test
    void namesStepsAsTheServiceSays() {
        observed().withUserConfiguration(OwnNames.class).run(context -> {
            step(context);

            assertThat(context.getBean(MeterRegistry.class)
                            .get("decision")
                            .timer()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void observesNothingWhereItIsToldNotTo() {
        observed().withPropertyValues("burr.observation.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(ObservationHook.class));
        observed().withPropertyValues("burr.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(ObservationHook.class)
                .doesNotHaveBean("burrHealthIndicator")
                .doesNotHaveBean("burrTrackingMetrics"));
    }

    private static void stepThatCalls(ApplicationContext context) {
        context.getBean(ApplicationBuilder.class)
                .withActions(action("ask").run(state -> {
                    Observation.createNotStarted("call", context.getBean(ObservationRegistry.class))
                            .highCardinalityKeyValue("api.password", "hunter2")
                            .observe(() -> {});
                    return state;
                }))
                .withEntrypoint("ask")
                .withIdentifiers("app")
                .build()
                .step();
    }

    private ApplicationContextRunner observedByBoot() {
        return service().withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class));
    }

    private String log() throws IOException {
        return Files.readString(storage.resolve("watched/app/log.jsonl"));
    }

    @Test
    void recordsWhatIsObservedInAnActionAsASpanAndMasksItAsEverythingElse() {
        observedByBoot().withPropertyValues("burr.tracking.mask=*password").run(context -> {
            stepThatCalls(context);

            assertThat(log())
                    .containsOnlyOnce("\"span_name\":\"call\"")
                    .contains("\"key\":\"api.password\"")
                    .doesNotContain("hunter2");
        });
    }

    @Test
    void recordsNoSpansWhereItIsToldNotTo() {
        observedByBoot().withPropertyValues("burr.observation.spans=false").run(context -> {
            stepThatCalls(context);

            assertThat(context)
                    .doesNotHaveBean(StepSpanHandler.class)
                    .doesNotHaveBean(HttpCallSpans.class)
                    .doesNotHaveBean(WebClientSpans.class)
                    .hasSingleBean(ObservationHook.class);
            assertThat(log()).doesNotContain("span");
        });
        observedByBoot().withPropertyValues("burr.observation.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(StepSpanHandler.class)
                .doesNotHaveBean(TraceIds.class));
        observedByBoot().withPropertyValues("burr.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(StepSpanHandler.class)
                .doesNotHaveBean(TraceIds.class));
    }

    @Test
    void namesCallsOfOtherServicesWhereThereAreSome() {
        observedByBoot()
                .run(context ->
                        assertThat(context).hasSingleBean(HttpCallSpans.class).hasSingleBean(WebClientSpans.class));
        observedByBoot()
                .withClassLoader(new FilteredClassLoader("org.springframework.web.reactive"))
                .run(context ->
                        assertThat(context).hasSingleBean(HttpCallSpans.class).doesNotHaveBean(WebClientSpans.class));
        observedByBoot()
                .withClassLoader(new FilteredClassLoader("org.springframework.http"))
                .run(context ->
                        assertThat(context).hasSingleBean(StepSpanHandler.class).doesNotHaveBean(HttpCallSpans.class));
    }

    @Test
    void notesTheTraceOfAServiceThatIsTraced() {
        observedByBoot()
                .withBean(Tracer.class, () -> tracer("4bf92f3577b34da6", true))
                .run(context -> {
                    stepThatCalls(context);

                    assertThat(log()).contains("\"key\":\"burr.trace.id\"").contains("\"4bf92f3577b34da6\"");
                });
    }

    @Test
    void notesNoTraceThatIsNotKept() {
        observedByBoot()
                .withBean(Tracer.class, () -> tracer("4bf92f3577b34da6", false))
                .run(context -> {
                    stepThatCalls(context);

                    assertThat(log()).doesNotContain("burr.trace.id");
                });
        observedByBoot().withBean(Tracer.class, () -> Tracer.NOOP).run(context -> {
            assertThat(context.getBean(TraceIds.class).current()).isNull();
        });
        observedByBoot()
                .withClassLoader(new FilteredClassLoader("io.micrometer.tracing"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ObservationHook.class)
                        .doesNotHaveBean(TraceIds.class));
    }

    /** A tracer that is in a span of this trace. */
    private static Tracer tracer(String traceId, boolean sampled) {
        TraceContext trace = answering(TraceContext.class, Map.of("traceId", traceId, "sampled", sampled));
        Span span = answering(Span.class, Map.of("context", trace));
        return answering(Tracer.class, Map.of("currentSpan", span));
    }

    private static <T> T answering(Class<T> type, Map<String, ?> answers) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName()));
        return type.cast(proxy);
    }

    @Test
    void observesNothingWithoutARegistry() {
        service().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ObservationHook.class));
    }

    @Test
    void needsNothingOfMicrometerAndActuator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrHealthAutoConfiguration.class,
                        BurrMetricsAutoConfiguration.class,
                        BurrObservationAutoConfiguration.class,
                        BurrTracingAutoConfiguration.class))
                .withPropertyValues("burr.tracking.storage-dir=" + storage)
                .withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.health"))
                .run(context -> {
                    step(context);

                    assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(ObservationHook.class)
                            .doesNotHaveBean("burrHealthIndicator")
                            .doesNotHaveBean("burrTrackingMetrics");
                });
    }

    @Test
    void countsWhatCouldNotBeRecorded() {
        service().run(context -> {
            Files.writeString(storage.resolve("watched"), "a file in the place of the folder");

            step(context);

            assertThat(context.getBean(MeterRegistry.class)
                            .get("burr.tracking.lost.events")
                            .tag("burr.project", "watched")
                            .functionCounter()
                            .count())
                    .isPositive();
        });
    }

    @Test
    void countsWhatItRecords() {
        service().run(context -> {
            step(context);

            assertThat(context.getBean(MeterRegistry.class)
                            .get("burr.tracking.written")
                            .tag("burr.project", "watched")
                            .functionCounter())
                    .satisfies(written -> {
                        assertThat(written.count()).isGreaterThan(100);
                        assertThat(written.getId().getBaseUnit()).isEqualTo("bytes");
                    });
        });
    }

    @Test
    void timesNoMoreActionsThanAServiceHas() {
        observed().run(context -> {
            for (int i = 0; i < 210; i++) {
                context.getBean(ApplicationBuilder.class)
                        .withActions(action("made-up-" + i).run(state -> state))
                        .withEntrypoint("made-up-" + i)
                        .build()
                        .step();
            }

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.find("burr.step").timers()).hasSize(201);
            assertThat(meters.get("burr.step")
                            .tag("burr.action", "other")
                            .timer()
                            .count())
                    .isEqualTo(10);
        });
    }

    @Test
    void isHealthyAndSaysWhereItRecords() {
        service().run(context -> {
            step(context);

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .extractingByKey("watched", MAP)
                    .containsEntry("directory", storage.toString())
                    .containsEntry("writable", true)
                    .containsEntry("failures", 0L);
        });
    }

    @Test
    void staysUpWhenItCannotRecord() {
        service().run(context -> {
            Files.writeString(storage.resolve("watched"), "a file in the place of the folder");

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .extractingByKey("watched", MAP)
                    .containsEntry("writable", false);
        });
    }

    /** The folder of the project can be written to all the while, as on a disk that is full. */
    @Test
    void tellsThatWhatWasToBeWrittenLastIsLostUntilSomethingIsWrittenAgain() {
        service()
                .withPropertyValues("burr.health.trouble-status=OUT_OF_SERVICE")
                .run(context -> {
                    Path log = storage.resolve("watched/app/log.jsonl");
                    Files.createDirectories(log);

                    step(context, "app");

                    assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
                    assertThat(health(context).getDetails())
                            .extractingByKey("watched", MAP)
                            .containsEntry("writable", true)
                            .hasEntrySatisfying("problem", problem -> assertThat(problem)
                                    .asString()
                                    .startsWith("File '" + log + "' can't be written: "));

                    Files.delete(log);
                    step(context, "app");

                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    assertThat(health(context).getDetails())
                            .extractingByKey("watched", MAP)
                            .doesNotContainKey("problem");
                });
    }

    @Test
    void staysUpWhenWhatWasToBeWrittenIsLost() {
        service().run(context -> {
            Files.createDirectories(storage.resolve("watched/app/log.jsonl"));

            step(context, "app");

            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .extractingByKey("watched", MAP)
                    .containsKey("problem");
        });
    }

    @Test
    void isDownWhenItCannotRecordWhereThatIsAskedFor() throws IOException {
        Files.writeString(storage.resolve("watched"), "a file in the place of the folder");

        service()
                .withPropertyValues("burr.health.trouble-status=DOWN")
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @ParameterizedTest
    @CsvSource({"down,DOWN", "out-of-service,OUT_OF_SERVICE", "Unknown,UNKNOWN", "WITHOUT_RECORDS,WITHOUT_RECORDS"})
    void hasTheStatusThatItIsToldHoweverThatIsWritten(String told, String status) throws IOException {
        Files.writeString(storage.resolve("watched"), "a file in the place of the folder");

        service()
                .withPropertyValues("burr.health.trouble-status=" + told)
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(new Status(status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not well", "503"})
    void refusesWhatIsNoStatus(String told) {
        service().withPropertyValues("burr.health.trouble-status=" + told).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, invalid -> assertThat(invalid)
                        .returns("burr.health.trouble-status", it -> it.getName())
                        .extracting(it -> it.getReason())
                        .asString()
                        .startsWith("It is no status.")));
    }

    @Test
    void hasNoHealthWhereActuatorIsToldNotTo() {
        service().withPropertyValues("management.health.burr.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean("burrHealthIndicator"));
    }
}
