package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** On which threads a service runs applications in the background. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ServiceExecutorTest {

    private static final boolean HAS_VIRTUAL_THREADS = Runtime.version().feature() >= 21;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
            .withPropertyValues(
                    "burr.tracking.enabled=false", "spring.task.execution.thread-name-prefix=of-the-service-");

    private static Application looking(ApplicationContext context) {
        return looking(context.getBean(ApplicationBuilder.class));
    }

    private static Application looking(ApplicationBuilder builder) {
        return builder.withActions(action("look").writes("thread").stream((state, inputs, out) -> {
                    out.emit("seen");
                    return state.with("thread", Thread.currentThread().getName());
                }))
                .withEntrypoint("look")
                .build();
    }

    private static String threadOf(Application application) {
        return application
                .start(after("look"))
                .result()
                .toCompletableFuture()
                .join()
                .state()
                .getString("thread");
    }

    @Test
    void areThoseOfSpringBootOnceTheyAreVirtual() {
        service.withPropertyValues("spring.threads.virtual.enabled=true").run(context -> {
            String thread = threadOf(looking(context));

            assertThat(thread.startsWith("of-the-service-")).isEqualTo(HAS_VIRTUAL_THREADS);
        });
    }

    @Test
    void areThoseOfAnExecutorOfTheServiceWithAThreadForEachTask() {
        service.withBean(
                        "applicationTaskExecutor",
                        SimpleAsyncTaskExecutor.class,
                        () -> new SimpleAsyncTaskExecutor("own-"))
                .run(context -> {
                    assertThat(threadOf(looking(context))).startsWith("own-");
                    try (RunStream stream = looking(context).stream(after("look"))) {
                        assertThat(stream).containsExactly("seen");
                        assertThat(stream.result().state().getString("thread")).startsWith("own-");
                    }
                });
    }

    /** Each reader has a thread of the pool, and all of them together have it whole. */
    @Test
    void areNotThoseOfAPoolWhereRunsWouldWaitForTheirReaders() {
        service.withPropertyValues("spring.task.execution.pool.core-size=1").run(context -> {
            var read = new CompletableFuture<String>();

            context.getBean("applicationTaskExecutor", Executor.class).execute(() -> {
                try (RunStream stream = looking(context).stream(after("look"))) {
                    stream.forEach(item -> {});
                    read.complete(stream.result().state().getString("thread"));
                }
            });

            assertThat(read.join()).doesNotStartWith("of-the-service-");
        });
    }

    @Test
    void areNotThoseOfAnExecutorThatIsLimited() {
        service.withBean("applicationTaskExecutor", SimpleAsyncTaskExecutor.class, ServiceExecutorTest::limited)
                .run(context -> assertThat(threadOf(looking(context))).doesNotStartWith("limited-"));
    }

    private static SimpleAsyncTaskExecutor limited() {
        var executor = new SimpleAsyncTaskExecutor("limited-");
        executor.setConcurrencyLimit(1);
        return executor;
    }

    @Test
    void areThoseThatACustomizerSays() {
        service.withBean(
                        "applicationTaskExecutor",
                        SimpleAsyncTaskExecutor.class,
                        () -> new SimpleAsyncTaskExecutor("own-"))
                .withBean(
                        ApplicationBuilderCustomizer.class,
                        () -> builder -> builder.withExecutor(new SimpleAsyncTaskExecutor("other-")))
                .run(context -> assertThat(threadOf(looking(context))).startsWith("other-"));
    }

    @Test
    void areLookedForWithoutMakingAnExecutorThatTheyAreNotOf() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withPropertyValues("burr.tracking.enabled=false")
                .withBean(
                        "applicationTaskExecutor",
                        Executor.class,
                        () -> Runnable::run,
                        other -> other.setLazyInit(true))
                .run(context -> {
                    assertThat(context.getBean(ApplicationBuilder.class)).isNotNull();

                    assertThat(context.getBeanFactory().containsSingleton("applicationTaskExecutor"))
                            .isFalse();
                });
    }
}
