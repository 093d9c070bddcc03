package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunStream;
import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ChildResult;
import dev.burr.core.Inputs;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.test.Recording;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** That what is current in a request, and in a step, is so on the threads which these lead to. */
@Timeout(60)
final class ContextPropagationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BurrAutoConfiguration.class,
                    BurrObservationAutoConfiguration.class,
                    BurrContextPropagationAutoConfiguration.class,
                    ObservationAutoConfiguration.class))
            .withBean(Recording.class)
            .withPropertyValues("burr.tracking.enabled=false");

    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Background {

        /** As Spring Boot makes it, with the decorator that its documentation tells to use. */
        @Bean
        SimpleAsyncTaskExecutor taskExecutor() {
            var executor = new SimpleAsyncTaskExecutor();
            executor.setTaskDecorator(new ContextPropagatingTaskDecorator());
            return executor;
        }

        @Bean
        Mailer mailer(ObservationRegistry registry) {
            return new Mailer(registry);
        }
    }

    static class Mailer {

        private final ObservationRegistry registry;

        Mailer(ObservationRegistry registry) {
            this.registry = registry;
        }

        @Async
        CompletableFuture<String> send() {
            Observation.createNotStarted("mail", registry).observe(() -> {});
            return CompletableFuture.completedFuture(actionOfThisThread());
        }
    }

    private static String actionOfThisThread() {
        return ActionContext.current().map(ActionContext::action).orElse("none");
    }

    private record Service(
            ApplicationBuilder builder, ObservationRegistry registry, Recording recording, Mailer mailer) {

        void observed(String name, Runnable body) {
            Observation.createNotStarted(name, registry).observe(body);
        }

        String current() {
            Observation current = registry.getCurrentObservation();
            return current == null
                    ? "none"
                    : String.valueOf(current.getContextView().getName());
        }

        /** The names of all observations around this place, from the innermost. */
        List<String> around() {
            return IntStream.iterate(0, n -> n + 1)
                    .mapToObj(this::outer)
                    .takeWhile(view -> view != null)
                    .map(view -> String.valueOf(view.getContextView().getName()))
                    .toList();
        }

        private @Nullable ObservationView outer(int times) {
            ObservationView view = registry.getCurrentObservation();
            for (int i = 0; i < times && view != null; i++) {
                view = view.getContextView().getParentObservation();
            }
            return view;
        }

        Application application(Action action) {
            return builder.withActions(action).withEntrypoint(action.name()).build();
        }

        Application answering(Consumer<ActionContext> body) {
            return application(action("answer").run((state, inputs, context) -> {
                body.accept(context);
                return state;
            }));
        }
    }

    private void inService(Consumer<Service> test) {
        service.withUserConfiguration(Background.class)
                .run(context -> test.accept(new Service(
                        context.getBean(ApplicationBuilder.class),
                        context.getBean(ObservationRegistry.class),
                        context.getBean(Recording.class),
                        context.getBean(Mailer.class))));
    }

    @Test
    void takesTheRequestToARunInTheBackground() {
        inService(service -> {
            Application application = service.answering(context -> seen.addAll(service.around()));

            service.observed("request", () -> application
                    .start(after("answer"))
                    .result()
                    .toCompletableFuture()
                    .join());

            assertThat(seen).containsExactly("burr.step", "burr.run", "request");
            assertThat(service.current()).isEqualTo("none");
        });
    }

    @Test
    void takesTheStepToItsParallelChildren() {
        inService(service -> {
            var both = new CyclicBarrier(2);
            Action each = action("each").run(state -> {
                both.await();
                seen.add(String.valueOf(service.around()));
                return state;
            });
            Application application =
                    service.application(action("all").parallel(all -> all.overStates(state -> List.of(state, state))
                            .running(each)
                            .joining("children", ChildResult::appId)));

            service.observed("request", application::step);

            assertThat(seen).hasSize(2).containsOnly("[burr.step, burr.run, burr.step, burr.run, request]");
        });
    }

    @Test
    void takesTheStepToAsyncMethods() {
        inService(service -> {
            service.answering(context -> service.observed(
                            "call", () -> seen.add(service.mailer().send().join())))
                    .step();

            assertThat(seen).containsExactly("answer");
            assertThat(spanTree(service)).isEqualTo(Map.of("call", "none", "mail", "call"));
        });
    }

    @Test
    void takesTheStepIntoReactor() {
        Hooks.enableAutomaticContextPropagation();
        try {
            inService(service -> {
                service.answering(context -> {
                            try (var plan = context.tracer().span("plan")) {
                                Mono.fromRunnable(() -> {
                                            seen.add(actionOfThisThread() + " " + service.current());
                                            service.observed("call", () -> {});
                                        })
                                        .subscribeOn(Schedulers.boundedElastic())
                                        .block();
                                plan.attribute("n", 1);
                            }
                        })
                        .step();

                assertThat(seen).containsExactly("answer burr.step");
                assertThat(spanTree(service)).isEqualTo(Map.of("plan", "none", "call", "plan"));
            });
        } finally {
            Hooks.disableAutomaticContextPropagation();
        }
    }

    @Test
    void takesTheStepToStagesOfACompletionStage() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService pool = ContextExecutorService.wrap(
                one, ContextSnapshotFactory.builder().build()::captureAll);
        try {
            inService(service -> {
                service.answering(context -> CompletableFuture.supplyAsync(() -> actionOfThisThread(), pool)
                                .thenAcceptAsync(
                                        action -> service.observed(
                                                "call", () -> seen.add(action + " " + actionOfThisThread())),
                                        pool)
                                .join())
                        .step();

                assertThat(seen).containsExactly("answer answer");
                assertThat(spanTree(service)).isEqualTo(Map.of("call", "none"));
            });
            assertThat(CompletableFuture.supplyAsync(ContextPropagationTest::actionOfThisThread, one)
                            .join())
                    .isEqualTo("none");
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void takesTheStepToVirtualThreads() {
        boolean jdkHasThem = Runtime.version().feature() >= 21;
        var threads = new SimpleAsyncTaskExecutor("mine-");
        threads.setVirtualThreads(jdkHasThem);
        inService(service -> {
            service.answering(context -> {
                        Runnable task = () -> {
                            seen.add(actionOfThisThread() + " " + Thread.currentThread());
                            service.observed("call", () -> {});
                        };
                        threads.submitCompletable(ContextSnapshotFactory.builder()
                                        .build()
                                        .captureAll()
                                        .wrap(task))
                                .join();
                    })
                    .step();

            assertThat(seen)
                    .singleElement()
                    .asString()
                    .startsWith(jdkHasThem ? "answer VirtualThread[" : "answer Thread[")
                    .contains("mine-");
            assertThat(spanTree(service)).isEqualTo(Map.of("call", "none"));
        });
    }

    @Test
    void takesTheRequestToWhatIsStreamed() {
        inService(service -> {
            Application application = service.builder()
                    .withActions(action("tell").stream((state, inputs, out) -> {
                        out.emit(String.valueOf(service.around()));
                        return state;
                    }))
                    .withTransitions(from("tell").to("tell"))
                    .withEntrypoint("tell")
                    .build();

            service.observed("request", () -> {
                try (RunStream stream = application.stream(after("tell"))) {
                    stream.forEach(item -> seen.add(item.toString()));
                }
                JdkFlowAdapter.flowPublisherToFlux(application.streamPublisher(after("tell"), Inputs.none()))
                        .doOnNext(item -> seen.add(item.toString()))
                        .blockLast();
            });

            assertThat(seen).hasSize(2).containsOnly("[burr.step, burr.run, request]");
        });
    }

    @Test
    void takesNothingAlongWhereTheServiceHasNoContextPropagation() {
        service.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("burrContextPropagationCustomizer"));
        service.withPropertyValues("burr.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("burrContextPropagationCustomizer"));
        service.withBean("burrContextPropagationCustomizer", ApplicationBuilderCustomizer.class, () -> builder -> {})
                .run(context -> assertThat(context).hasSingleBean(ApplicationBuilderCustomizer.class));
    }

    private static Map<String, String> spanTree(Service service) {
        var started = service.recording().eventsOf(SpanStarted.class);
        return started.stream().collect(Collectors.toMap(SpanStarted::name, span -> started.stream()
                .filter(other -> other.spanId().equals(span.parentSpanId()))
                .map(SpanStarted::name)
                .findAny()
                .orElse("none")));
    }
}
