package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.FakeBurrServer;
import dev.burr.tracking.http.RemoteTrackingClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** A service whose runs are sent to a server. */
@ExtendWith(OutputCaptureExtension.class)
final class BurrRemoteTrackingTest {

    @TempDir
    private Path temp;

    private FakeBurrServer server;

    @BeforeEach
    void start() {
        server = FakeBurrServer.on(temp.resolve("remote"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrRemoteTrackingAutoConfiguration.class,
                        BurrHealthAutoConfiguration.class,
                        BurrMetricsAutoConfiguration.class,
                        BurrActuatorAutoConfiguration.class))
                .withPropertyValues(
                        "burr.project=sent",
                        "burr.tracking.storage-dir=" + temp.resolve("local"),
                        "management.endpoints.web.exposure.include=burr");
    }

    private ApplicationContextRunner remote() {
        return service().withPropertyValues("burr.tracking.remote.url=" + server.uri());
    }

    private static URI nobody() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void step(ApplicationContext context) {
        context.getBean(ApplicationBuilder.class)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withState(State.of("n", 1))
                .withEntrypoint("count")
                .withIdentifiers("a", null)
                .build()
                .step();
    }

    private static Health health(ApplicationContext context) {
        return context.getBean("burrHealthIndicator", HealthIndicator.class).health();
    }

    @Test
    void sendsRunsToTheServerOfTheProperties(CapturedOutput output) {
        remote().withPropertyValues("burr.tracking.mask=secret").run(context -> {
            step(context);

            TrackingClient client = context.getBean(TrackingClient.class);
            assertThat(client).isInstanceOf(RemoteTrackingClient.class);
            assertThat(client.load("a").orElseThrow().state().getInt("n")).isEqualTo(2);
            assertThat(context.getBean(RemoteTrackingClient.Builder.class))
                    .isNotSameAs(context.getBean(RemoteTrackingClient.Builder.class));
        });

        assertThat(temp.resolve("remote/sent/a/log.jsonl")).exists();
        assertThat(temp.resolve("local")).doesNotExist();
        assertThat(output)
                .contains("Sending runs of project 'sent' to %s, shown at %1$s/project/sent".formatted(server.uri()));
    }

    /** The end of the service waits for that. */
    @Test
    void sendsWhatWaitsWhenTheServiceEnds() {
        remote().run(BurrRemoteTrackingTest::step);

        assertThat(temp.resolve("remote/sent/a/log.jsonl")).content().hasLineCount(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"burr.project=x", "burr.tracking.remote.url=", "burr.tracking.remote.api-key=burr_key"})
    void recordsInFilesWhereNoServerIsNamed(String property) {
        service().withPropertyValues(property).run(context -> assertThat(context)
                .hasSingleBean(LocalTrackingClient.class)
                .doesNotHaveBean(BurrConnectionDetails.class)
                .doesNotHaveBean(RemoteTrackingClient.Builder.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"burr.enabled=false", "burr.tracking.enabled=false"})
    void sendsNothingWhereItIsOff(String property) {
        remote().withPropertyValues(property).run(context -> assertThat(context)
                .doesNotHaveBean(TrackingClient.class)
                .doesNotHaveBean(BurrConnectionDetails.class));

        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void prefersDetailsThatAreABean() {
        service()
                .withPropertyValues(
                        "burr.tracking.remote.url=" + nobody(), "burr.tracking.remote.api-key=burr_of_properties")
                .withBean(BurrConnectionDetails.class, () -> new Details(server.uri(), "burr_of_bean"))
                .run(context -> {
                    assertThat(context).hasSingleBean(BurrConnectionDetails.class);
                    assertThat(context.getBean(RemoteTrackingClient.class).server())
                            .isEqualTo(server.uri());
                    step(context);
                    assertThat(context.getBean(TrackingClient.class).load("a")).isPresent();
                });

        assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer burr_of_bean");
    }

    @Test
    void needsNoPropertyWhereDetailsAreABean() {
        service()
                .withBean(BurrConnectionDetails.class, () -> new Details(server.uri(), null))
                .run(context -> assertThat(context).hasSingleBean(RemoteTrackingClient.class));
    }

    @Test
    void customizesTheClientAfterItsPropertiesInOrder() {
        remote().withUserConfiguration(Customizers.class)
                .run(context -> assertThat(context.getBean(TrackingClient.class).project())
                        .isEqualTo("second"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        @Bean
        @Order(2)
        RemoteTrackingClientCustomizer later() {
            return builder -> builder.project("second");
        }

        @Bean
        @Order(1)
        RemoteTrackingClientCustomizer earlier() {
            return builder -> builder.project("first");
        }
    }

    @Test
    void leavesAClientOfTheServiceAlone() {
        remote().withBean(InMemoryTrackingClient.class, () -> InMemoryTrackingClient.forProject("own"))
                .run(context ->
                        assertThat(context).getBean(TrackingClient.class).isInstanceOf(InMemoryTrackingClient.class));
    }

    @Test
    void needsNeitherMetersNorActuator() {
        remote().withClassLoader(new FilteredClassLoader("io.micrometer", "org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasSingleBean(RemoteTrackingClient.class));
    }

    @Test
    void startsWithoutTheServerAndWarnsOnce(CapturedOutput output) {
        URI nobody = nobody();
        service()
                .withPropertyValues("burr.tracking.remote.url=" + nobody, "burr.tracking.remote.flush-timeout=1ms")
                .run(context -> {
                    RemoteTrackingClient client = context.getBean(RemoteTrackingClient.class);
                    await().until(() -> client.lastProblem().isPresent());
                    step(context);
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    assertThat(health(context).getDetails().get("sent"))
                            .asInstanceOf(MAP)
                            .containsEntry("server", nobody.toString())
                            .containsEntry("waitingEvents", 3L)
                            .hasEntrySatisfying(
                                    "problem",
                                    problem -> assertThat(problem).asString().contains("can't be reached"));
                });

        assertThat(output.toString()
                        .lines()
                        .filter(line -> line.contains("WARN")
                                && line.contains("can't be reached")
                                && line.contains(nobody.toString())))
                .hasSize(1);
    }

    @Test
    void tellsThatTheServerCanNotStoreWhatItIsSent() throws IOException {
        Path log = Files.createDirectories(temp.resolve("remote/sent/a/log.jsonl"));

        remote().withPropertyValues("burr.health.trouble-status=DOWN").run(context -> {
            RemoteTrackingClient client = context.getBean(RemoteTrackingClient.class);
            step(context);
            await().until(() -> client.lastProblem().isPresent());
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails().get("sent"))
                    .asInstanceOf(MAP)
                    .hasEntrySatisfying("problem", problem -> assertThat(problem)
                            .asString()
                            .startsWith("Server %s can't store events of application 'a' now, and they wait."
                                    .formatted(server.uri())));

            Files.delete(log);

            await().untilAsserted(() -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
        });
    }

    @Test
    void isAsIllAsItIsToldToBeWhereTheServerIsNotThere() {
        service()
                .withPropertyValues(
                        "burr.tracking.remote.url=" + nobody(),
                        "burr.tracking.remote.flush-timeout=1ms",
                        "burr.health.trouble-status=DOWN")
                .run(context -> await().untilAsserted(
                                () -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN)));
    }

    @Test
    void startsWithTheServerThatItNeeds() {
        remote().withPropertyValues("burr.tracking.remote.required=true").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(health(context).getDetails().get("sent"))
                    .asInstanceOf(MAP)
                    .doesNotContainKey("problem");
        });
    }

    @Test
    void explainsThatTheServerIsNotThereThatItNeeds(CapturedOutput output) {
        URI nobody = nobody();

        fail("--burr.tracking.remote.url=" + nobody, "--burr.tracking.remote.required=true");

        assertThat(output)
                .contains(
                        "Runs of project 'sent' can't be sent. Server %s can't be reached: nobody listens there, or its name is not"
                                        .formatted(nobody)
                                + " known. Check that it runs, and its address. burr.tracking.remote.required is 'true', so that the"
                                + " service does not start without.")
                .contains(
                        "Start that server (./burr ui), or set burr.tracking.remote.url and burr.tracking.remote.api-key to"
                                + " what is right. With burr.tracking.remote.required set to 'false', the service starts, and events"
                                + " wait until the server takes them.");
    }

    @Test
    void explainsThatItsKeyIsUnknownWithoutSayingIt(CapturedOutput output) {
        server.requireKey("burr_right");

        fail(
                "--burr.tracking.remote.url=" + server.uri(),
                "--burr.tracking.remote.required=true",
                "--burr.tracking.remote.api-key=burr_wrong");

        assertThat(output)
                .contains("Server %s does not know the API key.".formatted(server.uri()))
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("burr_wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://burr.example, is no address of a server",
        "queue-size, 0B, is not positive",
        "flush-timeout, -1s, is negative"
    })
    void refusesWhatCanNotBe(String property, String value, String problem) {
        remote().withPropertyValues("burr.tracking.remote." + property + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().satisfies(failure -> assertThat(
                                failure.getMessage())
                        .contains("burr.tracking.remote." + property)
                        .contains(problem)));
    }

    @Test
    void showsNoPasswordOfAnAddress(CapturedOutput output) {
        fail("--burr.tracking.remote.url=http://me:hunter2@burr.example");

        assertThat(output)
                .contains("The address of the server has a user or password in it. Use an API key instead.")
                .doesNotContain("hunter2");
    }

    @Test
    void hidesTheKeyWhereverPropertiesAreShown() {
        remote().withPropertyValues("burr.tracking.remote.api-key=burr_key").run(context -> {
            assertThat(context.getBean(BurrProperties.class)).asString().doesNotContain("burr_key");
            assertThat(context.getBean(BurrConnectionDetails.class)).asString().doesNotContain("burr_key");
            assertThat(context.getBean(BurrConnectionDetails.class).apiKey()).isEqualTo("burr_key");
        });
    }

    @Test
    void countsWhatWaits() {
        service()
                .withPropertyValues("burr.tracking.remote.url=" + nobody(), "burr.tracking.remote.flush-timeout=1ms")
                .run(context -> {
                    MeterRegistry meters = new SimpleMeterRegistry();
                    context.getBean("burrTrackingMetrics", MeterBinder.class).bindTo(meters);
                    step(context);

                    assertThat(meters.get("burr.tracking.waiting.events")
                                    .tag("burr.project", "sent")
                                    .gauge()
                                    .value())
                            .isEqualTo(3);
                    assertThat(meters.get("burr.tracking.waiting").gauge().value())
                            .isPositive();
                });
    }

    @Test
    void linksIntoTheServer() {
        remote().run(context -> {
            step(context);

            var report = context.getBean(BurrEndpoint.class).report();
            assertThat(report.projects()).singleElement().satisfies(project -> {
                assertThat(project.storage()).isEqualTo(server.uri().toString());
                assertThat(project.ui()).isEqualTo(server.uri() + "/project/sent");
            });
            assertThat(report.recent()).singleElement().satisfies(application -> assertThat(application.ui())
                    .isEqualTo(server.uri() + "/open?project=sent&app=a"));
        });
    }

    private static void fail(String property, String... more) {
        String[] arguments = Stream.concat(Stream.of("--burr.project=sent", property), Stream.of(more))
                .toArray(String[]::new);

        assertThat(catchThrowable(
                        () -> SpringApplication.run(Service.class, arguments).close()))
                .isNotNull();
    }

    private record Details(URI url, @Nullable String apiKey) implements BurrConnectionDetails {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {}
}
