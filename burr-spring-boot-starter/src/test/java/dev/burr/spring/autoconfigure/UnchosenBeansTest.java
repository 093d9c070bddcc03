package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@ExtendWith(OutputCaptureExtension.class)
final class UnchosenBeansTest {

    private static final ApplicationContextRunner SERVICE =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class));

    private static ApplicationBuilder greeting(ApplicationContext service, String id) {
        return service.getBean(ApplicationBuilder.class)
                .withActions(action("greet").run(state -> state))
                .withEntrypoint("greet")
                .withIdentifiers(id);
    }

    @Test
    void areToldOfOnceWhenNobodyRecords(CapturedOutput output) {
        SERVICE.withUserConfiguration(TwoClients.class).run(service -> {
            greeting(service, "one").build().step();
            greeting(service, "two").build().step();

            assertThat(output)
                    .containsOnlyOnce(
                            "Application 'one' is not recorded: there are 2 tracking clients, 'chats', 'orders', and none of"
                                    + " them is primary. Pass one to withTracker, or annotate one with @Primary.")
                    .doesNotContain("Application 'two'");
        });
    }

    @Test
    void areToldOfOnceWhenNobodySaves(CapturedOutput output) {
        SERVICE.withUserConfiguration(TwoPersisters.class)
                .withPropertyValues("burr.tracking.enabled=false")
                .run(service -> {
                    greeting(service, "one").build().step();
                    greeting(service, "two").build().step();

                    assertThat(output)
                            .containsOnlyOnce(
                                    "States of application 'one' are not saved: there are 2 persisters, 'fast', 'safe', and"
                                            + " none of them is primary. Pass one to withPersister, or annotate one with"
                                            + " @Primary.")
                            .doesNotContain("is not recorded", "application 'two'");
                });
    }

    @Test
    void areNoMatterWhereOneIsChosen(CapturedOutput output) {
        SERVICE.withUserConfiguration(TwoClients.class).run(service -> {
            var orders = service.getBean("orders", TrackingClient.class);

            greeting(service, "one").withTracker(orders).build().step();

            assertThat(orders.list()).containsExactly("one");
            assertThat(output).doesNotContain("is not recorded");
        });
    }

    @Test
    void areNoMatterWhereOneIsPrimary(CapturedOutput output) {
        SERVICE.withUserConfiguration(TwoClients.class, PrimaryClient.class).run(service -> {
            greeting(service, "one").build().step();

            assertThat(service.getBean(TrackingClient.class).list()).containsExactly("one");
            assertThat(output).doesNotContain("is not recorded");
        });
    }

    @Test
    void givesWayToAnotherOneWhereOneIsPrimary() {
        SERVICE.withUserConfiguration(TwoClients.class, PrimaryClient.class).run(service -> {
            var orders = service.getBean("orders", TrackingClient.class);

            greeting(service, "one").withTracker(orders).build().step();

            assertThat(orders.list()).containsExactly("one");
            assertThat(service.getBean(TrackingClient.class).list()).isEmpty();
        });
    }

    @Test
    void areNoMatterWhereNothingIsToBeRecorded(CapturedOutput output) {
        SERVICE.withPropertyValues("burr.tracking.enabled=false").run(service -> {
            greeting(service, "one").build().step();

            assertThat(output).doesNotContain("is not recorded", "are not saved");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoClients {
        @Bean
        TrackingClient chats() {
            return InMemoryTrackingClient.forProject("chats");
        }

        @Bean
        TrackingClient orders() {
            return InMemoryTrackingClient.forProject("orders");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryClient {
        @Bean
        @Primary
        TrackingClient all() {
            return InMemoryTrackingClient.forProject("all");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoPersisters {
        @Bean
        StatePersister fast() {
            return new InMemoryStatePersister();
        }

        @Bean
        StatePersister safe() {
            return new InMemoryStatePersister();
        }
    }
}
