package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.test.Recording;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.file.Durability;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

final class BurrAutoConfigurationTest {

    @TempDir
    private Path temporary;

    private Path storage() {
        return temporary.resolve("storage");
    }

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withPropertyValues("burr.tracking.storage-dir=" + storage());
    }

    private static Application greeting(ApplicationBuilder builder) {
        return builder.withActions(action("greet").writes("greeting").run(state -> state.with("greeting", "Hello")))
                .withEntrypoint("greet")
                .withIdentifiers("greeting")
                .build();
    }

    private static ApplicationBuilder builderOf(ApplicationContext context) {
        return context.getBean(ApplicationBuilder.class);
    }

    private static TrackingClient clientOf(ApplicationContext context) {
        return context.getBean(TrackingClient.class);
    }

    @Nested
    final class ByDefault {

        @Test
        void buildsApplicationsThatAreTracked() {
            service().withPropertyValues("burr.project=my-chatbot").run(context -> {
                greeting(builderOf(context)).step();

                assertThat(storage().resolve("my-chatbot/greeting/log.jsonl")).isNotEmptyFile();
                assertThat(clientOf(context).load("greeting").orElseThrow().state())
                        .isEqualTo(State.of("greeting", "Hello"));
            });
        }

        @Test
        void writesNothingBeforeAnApplicationIsBuilt() {
            service().run(context -> {
                builderOf(context);

                assertThat(storage()).doesNotExist();
            });
        }

        @Test
        void givesEachInjectionPointABuilderOfItsOwn() {
            service().run(context -> {
                ApplicationBuilder first = builderOf(context);

                assertThat(builderOf(context)).isNotSameAs(first);
            });
        }

        @Test
        void needsNothingOfTheWebNorOfObservation() {
            service()
                    .withClassLoader(new FilteredClassLoader(
                            "org.springframework.web", "jakarta", "org.springframework.boot.actuate", "io.micrometer"))
                    .run(context -> {
                        greeting(builderOf(context)).step();

                        assertThat(clientOf(context).list()).containsExactly("greeting");
                    });
        }
    }

    @Nested
    final class TheProject {

        @ParameterizedTest
        @CsvSource({
            "orders,orders",
            "My Chatbot,My-Chatbot",
            "acme/orders: eu,acme-orders-eu",
            "-orders-,orders",
            "注文,default",
            "aux,default"
        })
        void isNamedAfterTheService(String service, String project) {
            service()
                    .withPropertyValues("spring.application.name=" + service)
                    .run(context -> assertThat(clientOf(context).project()).isEqualTo(project));
        }

        @Test
        void isNamedByItsPropertyFirst() {
            service()
                    .withPropertyValues("spring.application.name=orders", "burr.project=demo:orders_1")
                    .run(context -> assertThat(clientOf(context).project()).isEqualTo("demo:orders_1"));
        }

        @Test
        void isTheDefaultWhereNothingHasAName() {
            service()
                    .withPropertyValues("burr.project= ")
                    .run(context -> assertThat(clientOf(context).project()).isEqualTo("default"));
        }
    }

    @Nested
    final class TheStorageDirectory {

        private Path of(String... properties) {
            var found = new ArrayList<Path>();
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                    .withPropertyValues(properties)
                    .run(context -> found.add(((LocalTrackingClient) clientOf(context)).storageDir()));
            return found.get(0);
        }

        @Test
        void mayBeInTheHomeDirectory() {
            Path home = Path.of(System.getProperty("user.home"));

            assertThat(of("burr.tracking.storage-dir=~/runs")).isEqualTo(home.resolve("runs"));
            assertThat(of("burr.tracking.storage-dir=~")).isEqualTo(home);
        }

        @Test
        void mayBeBelowTheWorkingDirectory() {
            assertThat(of("burr.tracking.storage-dir=runs/of/today"))
                    .isEqualTo(Path.of("runs/of/today").toAbsolutePath());
        }

        @Test
        void isThatOfTheEnvironmentWhereItIsNotGiven() {
            Path standard = LocalTrackingClient.forProject("any").storageDir();

            assertThat(of()).isEqualTo(standard);
            assertThat(of("burr.tracking.storage-dir=")).isEqualTo(standard);
        }
    }

    @Nested
    final class TheDurability {

        @Test
        void isThatOfTheOperatingSystemUnlessToldOtherwise() {
            service().run(context -> assertThat(((LocalTrackingClient) clientOf(context)).durability())
                    .isEqualTo(Durability.OS));
        }

        @Test
        void isThatOfTheDiskWhenToldTo() {
            service().withPropertyValues("burr.tracking.durability=fsync").run(context -> {
                greeting(builderOf(context)).step();

                assertThat(((LocalTrackingClient) clientOf(context)).durability())
                        .isEqualTo(Durability.FSYNC);
                assertThat(clientOf(context).failures()).isZero();
                assertThat(clientOf(context).list()).containsExactly("greeting");
            });
        }
    }

    @Nested
    final class WhenAStepCannotBeRecorded {

        private ApplicationContextRunner serviceWithAFileInTheWay() throws IOException {
            Files.writeString(storage(), "in the way");
            return service();
        }

        @Test
        void goesOnUnlessToldOtherwise() throws IOException {
            serviceWithAFileInTheWay().run(context -> {
                Application app = greeting(builderOf(context));
                app.step();

                assertThat(app.state()).isEqualTo(State.of("greeting", "Hello"));
            });
        }

        @Test
        void failsWhenToldTo() {
            service().withPropertyValues("burr.tracking.on-failure=fail").run(context -> {
                ApplicationBuilder builder = builderOf(context);
                Files.writeString(storage(), "in the way");

                assertThatExceptionOfType(TrackingException.class)
                        .isThrownBy(() -> greeting(builder).step());
            });
        }

        @Test
        void doesNotStartWhereThatIsKnownBefore() throws IOException {
            serviceWithAFileInTheWay()
                    .withPropertyValues("burr.tracking.on-failure=fail")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(UnwritableStorageException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7241", "/burr", "ftp://burr.example", "https:burr", "https://burr.example/?a=b"})
    void refusesWhatIsNoAddressOfAUi(String url) {
        service().withPropertyValues("burr.ui.url=" + url).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("burr.ui.url")
                .hasMessageContaining("It is no address of a UI. Use one like 'https://burr.example'"));
    }

    @Test
    void takesAnEmptyAddressOfAUiForNone() {
        service().withPropertyValues("burr.ui.url=").run(context -> assertThat(context)
                .hasNotFailed());
    }

    @Test
    void recordsWhatChangedWhenToldTo() {
        service().withPropertyValues("burr.tracking.state=delta").run(context -> {
            Application app = greeting(builderOf(context));
            app.step();

            Path log;
            try (Stream<Path> files = Files.walk(storage())) {
                log = files.filter(file -> file.endsWith("log.jsonl"))
                        .findFirst()
                        .orElseThrow();
            }
            assertThat(log).content().contains("\"place\":0,\"state\":{");
        });
    }

    @Nested
    final class Limited {

        private Path recorded(int daysAgo) throws IOException {
            Path folder = Files.createDirectories(storage().resolve("default/day-" + daysAgo));
            Path log = Files.createFile(folder.resolve("log.jsonl"));
            Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
            return Files.writeString(folder.resolve("graph.json"), "{}").getParent();
        }

        @ParameterizedTest
        @ValueSource(strings = {"max-age=30d", "max-age=30", "max-runs=1", "max-bytes=3B"})
        @Timeout(60)
        void deletesWhatIsBeyondTheLimit(String limit) throws IOException {
            Path older = recorded(40);
            Path newer = recorded(20);

            service().withPropertyValues("burr.tracking.retention." + limit).run(context -> {
                assertThat(older).exists();
                greeting(builderOf(context)).step();

                while (Files.exists(older)) {
                    Thread.onSpinWait();
                }
            });

            assertThat(storage().resolve("default/greeting/log.jsonl")).exists();
            assertThat(Files.exists(newer) || !limit.startsWith("max-age")).isTrue();
        }
    }

    @Nested
    final class Disabled {

        @Test
        void leavesNoTraceOfTracking() {
            service().withPropertyValues("burr.tracking.enabled=false").run(context -> {
                Application app = greeting(builderOf(context));
                app.step();

                assertThat(app.state()).isEqualTo(State.of("greeting", "Hello"));
                assertThat(context)
                        .doesNotHaveBean(TrackingClient.class)
                        .doesNotHaveBean(LocalTrackingClient.Builder.class);
                assertThat(storage()).doesNotExist();
            });
        }

        @Test
        void leavesNoBeanAtAll() {
            service().withPropertyValues("burr.enabled=false").run(context -> assertThat(
                            context.getBeanDefinitionNames())
                    .extracting(context.getBeanFactory()::getType)
                    .extracting(String::valueOf)
                    .isNotEmpty()
                    .noneMatch(type -> type.contains("dev.burr")));
        }
    }

    @Nested
    final class BacksOff {

        @Test
        void beforeATrackingClientOfTheService() {
            service().withUserConfiguration(OwnClient.class).run(context -> {
                greeting(builderOf(context)).step();

                assertThat(context).hasSingleBean(TrackingClient.class);
                assertThat(clientOf(context)).isInstanceOf(InMemoryTrackingClient.class);
                assertThat(clientOf(context).list()).containsExactly("greeting");
                assertThat(storage()).doesNotExist();
            });
        }

        @Test
        void beforeAnApplicationBuilderOfTheService() {
            service().withUserConfiguration(OwnBuilder.class).run(context -> assertThat(builderOf(context))
                    .isSameAs(OwnBuilder.BUILDER));
        }

        @Test
        void beforeABuilderOfTrackingClientsOfTheService() {
            service()
                    .withUserConfiguration(OwnClientBuilder.class)
                    .run(context -> assertThat(clientOf(context).project()).isEqualTo("own"));
        }
    }

    @Nested
    final class SeveralProjects {

        @Test
        void haveAClientEachWithTheSettingsOfTheService() {
            service().withUserConfiguration(TwoProjects.class).run(context -> {
                var orders = context.getBean("orders", TrackingClient.class);

                greeting(builderOf(context).withTracker(orders)).step();

                assertThat(storage().resolve("orders/greeting/log.jsonl")).isNotEmptyFile();
                assertThat(context.getBean("returns", TrackingClient.class).list())
                        .isEmpty();
            });
        }

        @Test
        void useThePrimaryOneWhereThereIsOne() {
            service()
                    .withUserConfiguration(OwnClient.class, PrimaryClient.class)
                    .run(context -> {
                        greeting(builderOf(context)).step();

                        assertThat(clientOf(context).project()).isEqualTo("primary");
                        assertThat(clientOf(context).list()).containsExactly("greeting");
                    });
        }
    }

    @Nested
    final class Customizing {

        @Test
        void addsTheHooksOfTheServiceInOrder() {
            service().withUserConfiguration(TwoHooks.class).run(context -> {
                greeting(builderOf(context)).step();

                assertThat(context.getBean(TwoHooks.class).called).containsExactly("first", "second");
            });
        }

        @Test
        void callsCustomizersInOrder() {
            service().withUserConfiguration(TwoCustomizers.class).run(context -> {
                builderOf(context);
                builderOf(context);

                assertThat(context.getBean(TwoCustomizers.class).called)
                        .containsExactly("first", "second", "first", "second");
            });
        }

        @Test
        void changesTheSettingsOfEveryTrackingClientInOrder() {
            service()
                    .withPropertyValues("burr.project=orders", "burr.tracking.durability=os")
                    .withUserConfiguration(TwoClientCustomizers.class)
                    .run(context -> {
                        assertThat(clientOf(context).project()).isEqualTo("orders-1-2");
                        assertThat(((LocalTrackingClient) clientOf(context)).durability())
                                .isEqualTo(Durability.FSYNC);
                    });
        }

        @Test
        void reachesTheClientsOfSeveralProjects() {
            service()
                    .withUserConfiguration(TwoProjects.class, TwoClientCustomizers.class)
                    .run(context -> assertThat(
                                    context.getBeansOfType(TrackingClient.class).values())
                            .extracting(client -> ((LocalTrackingClient) client).durability())
                            .containsExactly(Durability.FSYNC, Durability.FSYNC));
        }

        @Test
        void reachesTheApplication() {
            service().withUserConfiguration(RecordingCustomizer.class).run(context -> {
                greeting(builderOf(context)).step();

                assertThat(context.getBean(Recording.class).visited()).containsExactly("greet");
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {
        @Bean
        TrackingClient ownClient() {
            return InMemoryTrackingClient.forProject("own");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryClient {
        @Bean
        @Primary
        TrackingClient primaryClient() {
            return InMemoryTrackingClient.forProject("primary");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBuilder {
        static final ApplicationBuilder BUILDER = new ApplicationBuilder();

        @Bean
        ApplicationBuilder ownBuilder() {
            return BUILDER;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClientBuilder {
        @Bean
        LocalTrackingClient.Builder ownClientBuilder() {
            return LocalTrackingClient.builder().project("own");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoProjects {
        @Bean
        TrackingClient orders(LocalTrackingClient.Builder tracking) {
            return tracking.project("orders").build();
        }

        @Bean
        TrackingClient returns(LocalTrackingClient.Builder tracking) {
            return tracking.project("returns").build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoHooks {
        final List<String> called = new ArrayList<>();

        @Bean
        @Order(2)
        LifecycleHook second() {
            return called("second");
        }

        @Bean
        @Order(1)
        LifecycleHook first() {
            return called("first");
        }

        private LifecycleHook called(String name) {
            return new LifecycleHook() {
                @Override
                public void stepFinished(StepFinished event) {
                    called.add(name);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoCustomizers {
        final List<String> called = new ArrayList<>();

        @Bean
        @Order(2)
        ApplicationBuilderCustomizer second() {
            return builder -> called.add("second");
        }

        @Bean
        @Order(1)
        ApplicationBuilderCustomizer first() {
            return builder -> called.add("first");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClientCustomizers {
        @Bean
        @Order(2)
        TrackingClientCustomizer second() {
            return builder -> builder.project("orders-1-2").durability(Durability.FSYNC);
        }

        @Bean
        @Order(1)
        TrackingClientCustomizer first() {
            return builder -> builder.project("orders-1").durability(Durability.OS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RecordingCustomizer {
        /** Not a bean of type LifecycleHook, so that only the customizer adds it. */
        @Bean(autowireCandidate = false)
        Recording recording() {
            return new Recording();
        }

        @Bean
        ApplicationBuilderCustomizer customizer(ApplicationContext context) {
            return builder -> builder.withHooks(context.getBean("recording", Recording.class));
        }
    }
}
