package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueCodec;
import dev.burr.serde.ValueMask;
import dev.burr.tracking.TrackingClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What a service says about values holds for what it records. */
final class RecordedValuesTest {

    private static final Map<String, Object> MASKED = Map.of("__burr_masked__", true);

    @TempDir
    private Path storage;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withPropertyValues("burr.tracking.storage-dir=" + storage);
    }

    /** Records these values, and gives what is recorded of them. */
    private static Map<String, Object> recorded(ApplicationContext context, State values) {
        context.getBean(ApplicationBuilder.class)
                .withActions(action("keep").run(state -> state))
                .withState(values)
                .withEntrypoint("keep")
                .withIdentifiers("a")
                .build()
                .step();
        return context.getBean(TrackingClient.class)
                .load("a")
                .orElseThrow()
                .state()
                .asMap();
    }

    @Test
    void hidesTheKeysThatItNames() {
        service()
                .withPropertyValues("burr.tracking.mask=*password*, authorization")
                .run(context -> assertThat(
                                recorded(context, State.of("db_password", "a", "Authorization", "b", "shown", "c")))
                        .isEqualTo(Map.of("db_password", MASKED, "Authorization", MASKED, "shown", "c")));
    }

    @Test
    void cutsWhatIsLargerThanItSays() {
        service().withPropertyValues("burr.tracking.max-value-bytes=1KB").run(context -> assertThat(
                        recorded(context, State.of("small", "x".repeat(1_024), "large", "x".repeat(1_025))))
                .containsEntry("small", "x".repeat(1_024))
                .hasEntrySatisfying("large", large -> assertThat(large)
                        .asString()
                        .startsWith("{__burr_cut__={type=java.lang.String, bytes=1025,")));
    }

    @Test
    void hidesNothingAndKeepsTwoMegabytesWhereItSaysNothing() {
        service().run(context -> assertThat(
                        recorded(context, State.of("password", "a", "text", "x".repeat(2 << 20), "n", 1)))
                .isEqualTo(Map.of("password", "a", "text", "x".repeat(2 << 20), "n", 1)));
    }

    @Test
    void usesItsMasksAndCodecsInTheirOrder() {
        service().withUserConfiguration(MasksAndCodecs.class).run(context -> assertThat(
                        recorded(context, State.of("path", Path.of("a"), "text", "t", "secret", "s")))
                .isEqualTo(Map.of("path", "first a", "text", "t12", "secret", MASKED)));
    }

    @Test
    void usesACodecForAKeyBeforeOneForItsType() {
        service().withUserConfiguration(MasksAndCodecs.class, CodecOfAKey.class).run(context -> assertThat(
                        recorded(context, State.of("home", Path.of("a"), "path", Path.of("b"))))
                .isEqualTo(Map.of("home", Path.of("at a"), "path", "first b")));
    }

    @Test
    void backsOffBeforeASerdeOfTheService() {
        service()
                .withUserConfiguration(OwnSerde.class)
                .withPropertyValues("burr.tracking.mask=a")
                .run(context ->
                        assertThat(recorded(context, State.of("a", 1, "b", 2))).isEqualTo(Map.of("a", 1, "b", MASKED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "-1B", "3GB"})
    void refusesSizesThatNoValueCanHave(String size) {
        service().withPropertyValues("burr.tracking.max-value-bytes=" + size).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("burr.tracking.max-value-bytes"));
    }

    @Test
    void refusesBlankPatterns() {
        service()
                .withPropertyValues("burr.tracking.mask[0]=ok", "burr.tracking.mask[1]=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                        .hasMessageContaining("burr.tracking.mask"));
    }

    @Configuration(proxyBeanMethods = false)
    static class MasksAndCodecs {

        @Bean
        @Order(2)
        ValueMask second() {
            return (path, value) -> path.equals("text") ? value + "2" : value;
        }

        @Bean
        @Order(1)
        ValueMask first() {
            return (path, value) -> switch (path) {
                case "text" -> value + "1";
                case "secret" -> ValueMask.MASKED;
                default -> value;
            };
        }

        @Bean
        @Order(2)
        ValueCodec<Path> secondPath() {
            return ValueCodec.ofType(Path.class, path -> "second " + path, json -> Path.of((String) json));
        }

        @Bean
        @Order(1)
        ValueCodec<Path> firstPath() {
            return ValueCodec.ofType(Path.class, path -> "first " + path, json -> Path.of((String) json));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class CodecOfAKey {

        @Bean
        ValueCodec<Path> home() {
            return ValueCodec.ofKey("home", Path.class, path -> "at " + path, json -> Path.of((String) json));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSerde {

        @Bean
        Serde serde() {
            return Serde.builder().mask("b").build();
        }
    }
}
