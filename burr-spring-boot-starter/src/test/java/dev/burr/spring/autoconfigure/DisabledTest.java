package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A service that says {@code burr.enabled: false} is one without the starter. It has all that an auto-configuration of ours could
 * attach itself to: a data source, meters, observations, health and endpoints.
 */
@ExtendWith(OutputCaptureExtension.class)
final class DisabledTest {

    private static final String OURS = "dev.burr.";

    @TempDir
    private Path storage;

    private ConfigurableApplicationContext start(boolean enabled) {
        return SpringApplication.run(
                Service.class,
                "--burr.enabled=" + enabled,
                "--burr.tracking.storage-dir=" + storage,
                "--burr.persistence.type=jdbc",
                "--spring.datasource.url=jdbc:h2:mem:disabled",
                "--management.endpoints.web.exposure.include=*",
                "--spring.main.banner-mode=off",
                "--spring.main.log-startup-info=false",
                "--logging.level.dev.burr=trace");
    }

    /** Names of the beans that are of us, by their name, their class, or what defines them. */
    private static List<String> ours(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(name -> Stream.of(name, type(beans, name), origin(beans.getBeanDefinition(name)))
                        .anyMatch(text -> text.startsWith(OURS) && !text.startsWith(Service.class.getName())))
                .toList();
    }

    private static String type(ConfigurableListableBeanFactory beans, String name) {
        Class<?> type = beans.getType(name);
        return type == null ? "" : type.getName();
    }

    private static String origin(BeanDefinition definition) {
        return String.valueOf(definition.getFactoryBeanName()) + definition.getBeanClassName();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }

    @Test
    void hasNoBeanOfOurs() {
        try (ConfigurableApplicationContext context = start(false)) {
            assertThat(ours(context)).isEmpty();
        }
    }

    @Test
    void hasBeansOfOursOtherwise() {
        try (ConfigurableApplicationContext context = start(true)) {
            assertThat(ours(context))
                    .contains(
                            "burrApplicationBuilder",
                            "burrTrackingClient",
                            "burrStatePersister",
                            "burrObservationHook",
                            "burrHealthIndicator",
                            "burrTrackingMetrics",
                            "burrEndpoint",
                            "burrInfoContributor");
        }
    }

    @Test
    void saysNothingAndDoesNothing(CapturedOutput output) throws Exception {
        Set<String> before = threads();
        try (ConfigurableApplicationContext context = start(false)) {
            Set<String> added = threads();
            added.removeAll(before);

            assertThat(context.isActive()).isTrue();
            assertThat(added).noneMatch(name -> name.contains("burr"));
        }
        assertThat(output.toString().lines())
                .noneMatch(line -> Stream.of("Burr", OURS, "d.b.").anyMatch(line::contains));
        assertThat(storage).isEmptyDirectory();
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        ObservationRegistry observationRegistry() {
            return ObservationRegistry.create();
        }
    }
}
