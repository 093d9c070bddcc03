package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a service says when it starts, or cannot. */
@ExtendWith(OutputCaptureExtension.class)
final class StartUpTest {

    @TempDir
    private Path storage;

    private void start(Class<?> service, String... arguments) {
        var all = new ArrayList<>(List.of("--burr.tracking.storage-dir=" + storage));
        all.addAll(List.of(arguments));
        SpringApplication.run(service, all.toArray(String[]::new)).close();
    }

    private void fail(Class<?> service, String... arguments) {
        assertThat(catchThrowable(() -> start(service, arguments))).isNotNull();
    }

    @Test
    void saysWhereItRecordsAndNothingElse(CapturedOutput output) {
        start(Service.class, "--burr.project=orders");

        assertThat(output.toString().lines().filter(line -> line.contains("dev.burr") || line.contains("d.b.")))
                .filteredOn(line -> !line.contains("StartUpTest"))
                .singleElement()
                .asString()
                .endsWith("Recording runs of project 'orders' in " + storage);
    }

    @Test
    void saysNothingWhenItDoesNotRecord(CapturedOutput output) {
        start(Service.class, "--burr.tracking.enabled=false");

        assertThat(output).doesNotContain("Recording runs");
    }

    @Test
    void explainsAnInvalidProject(CapturedOutput output) {
        fail(Service.class, "--burr.project=acme/orders");

        assertThat(output)
                .contains("Invalid value 'acme/orders' for configuration property 'burr.project'")
                .contains("from property source \"commandLineArgs\"")
                .contains("Project 'acme/orders' has characters that are not safe in every file system.")
                .contains("use at most 200 characters, of letters, digits, '_', '-' and ':'")
                .contains("Review the value of the property");
    }

    @Test
    void explainsAnUnknownValue(CapturedOutput output) {
        fail(Service.class, "--burr.tracking.on-failure=explode");

        assertThat(output)
                .contains("Failed to bind properties under 'burr.tracking.on-failure' to dev.burr.tracking.OnFailure")
                .contains("\"explode\"")
                .contains("The following values are valid:")
                .contains("    FAIL")
                .contains("    WARN");
    }

    @Test
    void explainsALimitThatIsNone(CapturedOutput output) {
        fail(Service.class, "--burr.tracking.retention.max-runs=0");

        assertThat(output)
                .contains("Invalid value '0' for configuration property 'burr.tracking.retention.max-runs'")
                .contains("Greatest number of runs 0 is not positive. Say how many runs to keep");
    }

    @Test
    void explainsAStorageDirectoryThatIsNoPath(CapturedOutput output) {
        fail(Service.class, "--burr.tracking.storage-dir=nul\0");

        assertThat(output)
                .contains("for configuration property 'burr.tracking.storage-dir'")
                .contains("It is not a path: Nul character not allowed. Give a directory.");
    }

    @Test
    void explainsThatItCannotRecordWhereItMust(CapturedOutput output) throws IOException {
        Path file = Files.createFile(storage.resolve("orders"));

        fail(Service.class, "--burr.project=orders", "--burr.tracking.on-failure=fail");

        assertThat(output)
                .contains(
                        "Runs of project 'orders' can't be recorded. %s is not a directory. burr.tracking.on-failure is"
                                .formatted(file))
                .contains(
                        "Set burr.tracking.storage-dir to a directory that this user may write to, or give the user the"
                                + " right to. With burr.tracking.on-failure set to 'warn', the service runs without records.");
    }

    @Test
    void warnsThatItCannotRecordWhereItNeedNot(CapturedOutput output) throws IOException {
        Path file = Files.createFile(storage.resolve("orders"));

        start(Service.class, "--burr.project=orders");

        assertThat(output)
                .contains("WARN")
                .contains(
                        "Runs of project 'orders' can't be recorded. %s is not a directory. The service goes on without."
                                        .formatted(file)
                                + " Set burr.tracking.storage-dir to a directory that this user may write to, or"
                                + " burr.tracking.enabled to false.")
                .doesNotContain("Recording runs");
    }

    @Test
    void explainsThatAFactoryNeedsAGraph(CapturedOutput output) {
        fail(ServiceWithAFactory.class);

        assertThat(output)
                .contains(
                        "needs a bean of type dev.burr.spring.application.ApplicationFactory, and there is none: one comes"
                                + " with each bean of type dev.burr.core.Graph, and there is none of those either.")
                .contains("Define the graph as a bean: a @Bean method that returns Graph.builder()…build().");
    }

    @Test
    void explainsWhichGraphsThereAre(CapturedOutput output) {
        fail(ServiceWithAnotherGraph.class);

        assertThat(output)
                .contains("Parameter 0 of method controller in")
                .contains(
                        "needs a bean of type dev.burr.spring.application.ApplicationFactory, and there is none: none has"
                                + " the qualifier that is asked for. Those that come with graphs have their names: 'chat'.")
                .contains("Name one of them with @Qualifier.");
    }

    @Test
    void explainsAnEntrypointThatIsNotInTheGraph(CapturedOutput output) {
        fail(ServiceWithAnotherEntrypoint.class);

        assertThat(output)
                .contains("Bean 'controller' could not be created. This graph has 1 problem:")
                .contains(" 1. Entrypoint 'promt' is not an action of this graph (actions: 'prompt')."
                        + " Pass one of them to withEntrypoint.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"burr.enabled", "burr.tracking.enabled"})
    void explainsThatWhatItNeedsIsSwitchedOff(String property, CapturedOutput output) {
        fail(ServiceWithAClient.class, "--" + property + "=false");

        assertThat(output)
                .contains("Parameter 0 of method controller in")
                .contains("needs a bean of type dev.burr.tracking.TrackingClient, and there is none: %s is 'false'."
                        .formatted(property))
                .contains("Set %s to true, or have an ObjectProvider of it injected, which may be empty."
                        .formatted(property));
    }

    @Test
    void explainsWhatABuilderOfRemoteClientsNeeds(CapturedOutput output) {
        fail(ServiceWithoutDataSource.class, "--spring.main.sources=" + NeedsARemoteBuilder.class.getName());

        assertThat(output)
                .contains("there is none: there is one in a service that knows a server to send runs to.")
                .contains("Set burr.tracking.remote.url, or define a bean of type");
    }

    @Test
    void leavesOtherMissingBeansToSpringBoot(CapturedOutput output) {
        fail(ServiceWithoutDataSource.class, "--spring.main.sources=" + NeedsADataSource.class.getName());

        assertThat(output).contains("required a bean of type 'javax.sql.DataSource' that could not be found.");
    }

    @Test
    void explainsAnInvalidGraph(CapturedOutput output) {
        fail(ServiceWithAnInvalidGraph.class);

        assertThat(output)
                .contains("Bean 'chat' could not be created. This graph has 2 problems:")
                .contains(" 1. ")
                .contains("'respnd'")
                .contains("Change the graph as each problem says, and start again.");
    }

    @Test
    void explainsThatThereIsNoDataSourceToSaveStatesIn(CapturedOutput output) {
        fail(ServiceWithoutDataSource.class, "--burr.persistence.type=jdbc");

        assertThat(output)
                .contains("burr.persistence.type is 'jdbc', but there is no DataSource.")
                .contains(
                        "Add spring-boot-starter-jdbc and the driver of your database, and set spring.datasource.url.")
                .contains("Or take burr.persistence.type out, and nothing is saved.");
    }

    @Test
    void explainsThatADriverIsMissing(CapturedOutput output) {
        fail(ServiceWithoutDriver.class, "--burr.persistence.type=jdbc");

        assertThat(output)
                .contains("burr.persistence.type is 'jdbc', but states can't be saved. Database can't be asked what it"
                        + " is: ")
                .contains("No suitable driver")
                .contains("that its driver is on the class path, and the settings of the data source.");
    }

    @Test
    void explainsWhyATableCantBeUsed(CapturedOutput output) {
        fail(
                Service.class,
                "--burr.persistence.type=jdbc",
                "--burr.persistence.jdbc.initialize-schema=never",
                "--spring.datasource.url=jdbc:h2:mem:empty");

        assertThat(output)
                .contains("burr.persistence.type is 'jdbc', but states can't be saved. Table 'burr_state' can't be"
                        + " used: ")
                .contains(
                        "burr.persistence.jdbc.initialize-schema and burr.persistence.jdbc.dialect are the properties.");
    }

    @Test
    void explainsAnUnknownPlaceToSaveStatesIn(CapturedOutput output) {
        fail(Service.class, "--burr.persistence.type=paper");

        assertThat(output)
                .contains("Failed to bind properties under 'burr.persistence.type'")
                .contains("    JDBC")
                .contains("    NONE");
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class Service {}

    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithoutDataSource {}

    @Configuration(proxyBeanMethods = false)
    static class NeedsARemoteBuilder {
        @Bean
        Object controller(RemoteTrackingClient.Builder builder) {
            return builder;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class NeedsADataSource {
        @Bean
        Object controller(DataSource dataSource) {
            return dataSource;
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithAFactory {
        @Bean
        Object controller(ApplicationFactory applications) {
            return applications.graph();
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithAnotherGraph {
        @Bean
        Graph chat() {
            return Graph.builder()
                    .withActions(action("prompt").run(state -> state))
                    .build();
        }

        @Bean
        Object controller(@Qualifier("orders") ApplicationFactory orders) {
            return orders.toString();
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithAnotherEntrypoint {
        @Bean
        Graph chat() {
            return Graph.builder()
                    .withActions(action("prompt").run(state -> state))
                    .build();
        }

        @Bean
        Object controller(ApplicationFactory chats) {
            return chats.withEntrypoint("promt");
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithAClient {
        @Bean
        Object controller(TrackingClient tracking) {
            return tracking.project();
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithoutDriver {
        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource("jdbc:nobody://127.0.0.1/states");
        }
    }

    @EnableAutoConfiguration
    @Configuration(proxyBeanMethods = false)
    static class ServiceWithAnInvalidGraph {
        @Bean
        Graph chat() {
            return Graph.builder()
                    .withActions(
                            action("prompt").run(state -> state),
                            action("respond").run(state -> state))
                    .withTransitions(from("prompt").to("respnd"), from("promt").to("respond"))
                    .build();
        }
    }
}
