package dev.burr.spring.guide;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two graphs in one service, each recorded in a project of its own. */
final class SeveralProjectsTest {

    @Configuration(proxyBeanMethods = false)
    static class Graphs {
        @Bean
        Graph chat() {
            return Graph.builder()
                    .withActions(action("respond").run(state -> state))
                    .build();
        }

        @Bean
        Graph orders() {
            return Graph.builder()
                    .withActions(action("ship").run(state -> state))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Projects {
        @Bean
        TrackingClient chatTracking(LocalTrackingClient.Builder tracking) {
            return tracking.project("shop-chat").build();
        }

        @Bean
        TrackingClient orderTracking(LocalTrackingClient.Builder tracking) {
            return tracking.project("shop-orders").build();
        }

        @Bean
        ApplicationFactory ordersApplications(
                @Qualifier("orders") Graph orders,
                @Qualifier("orderTracking") TrackingClient tracking,
                ObjectProvider<ApplicationBuilder> builders) {
            return ApplicationFactory.of(orders, builders).with(builder -> builder.withTracker(tracking));
        }
    }

    @Test
    void haveAClientAndAFactoryEach(@TempDir Path storage) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(Graphs.class, Projects.class)
                .withPropertyValues("burr.tracking.storage-dir=" + storage)
                .run(context -> {
                    context.getBean("ordersApplications", ApplicationFactory.class)
                            .application("17")
                            .step();

                    assertThat(context.getBeanNamesForType(ApplicationFactory.class))
                            .containsExactlyInAnyOrder("ordersApplications", "chatApplications");
                    assertThat(storage.resolve("shop-orders/17/log.jsonl")).isNotEmptyFile();
                    assertThat(storage.resolve("shop-chat")).doesNotExist();
                });
    }
}
