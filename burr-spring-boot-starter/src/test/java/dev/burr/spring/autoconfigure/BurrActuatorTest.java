package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.spring.actuate.BurrEndpoint;
import dev.burr.spring.actuate.BurrReport;
import dev.burr.spring.actuate.RecentApplications;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoEndpointAutoConfiguration;
import org.springframework.boot.actuate.info.InfoEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

/** The endpoint and the info contributor of a service with Spring Boot's actuator. */
@ExtendWith(OutputCaptureExtension.class)
final class BurrActuatorTest {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=burr,info";

    @TempDir
    private Path storage;

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrAutoConfiguration.class,
                        BurrActuatorAutoConfiguration.class,
                        EndpointAutoConfiguration.class,
                        InfoContributorAutoConfiguration.class,
                        InfoEndpointAutoConfiguration.class))
                .withPropertyValues("burr.project=watched", "burr.tracking.storage-dir=" + storage);
    }

    private static void step(ApplicationContext context) {
        context.getBean(ApplicationBuilder.class)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withState(State.of("n", 271828))
                .withEntrypoint("count")
                .withIdentifiers("a", null)
                .build()
                .step();
    }

    private static Map<String, Object> info(ApplicationContext context) {
        return context.getBean(InfoEndpoint.class).info();
    }

    @Test
    void tellsOfApplicationsWhereItIsExposed() {
        service().withPropertyValues(EXPOSED).run(context -> {
            step(context);

            BurrReport report = context.getBean(BurrEndpoint.class).report();
            assertThat(report.recent()).extracting(BurrReport.Application::id).containsExactly("a");
            assertThat(report.projects()).singleElement().satisfies(project -> {
                assertThat(project.name()).isEqualTo("watched");
                assertThat(project.storage()).isEqualTo(storage.toString());
                assertThat(project.ui()).isNull();
            });
            assertThat(report.toString()).doesNotContain("271828", "271829");
        });
    }

    @Test
    void remembersNothingWhereItIsNotExposed() {
        service().run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(BurrEndpoint.class)
                .doesNotHaveBean(RecentApplications.class));
        service()
                .withPropertyValues(EXPOSED, "management.endpoint.burr.access=NONE")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(BurrEndpoint.class)
                        .doesNotHaveBean(RecentApplications.class));
    }

    @Test
    void needsNoActuator() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(BurrAutoConfiguration.class, BurrActuatorAutoConfiguration.class))
                .withPropertyValues(EXPOSED, "burr.tracking.storage-dir=" + storage)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RecentApplications.class));
    }

    @Test
    void isThereWithoutRecords() {
        service().withPropertyValues(EXPOSED, "burr.tracking.enabled=false").run(context -> {
            step(context);

            BurrReport report = context.getBean(BurrEndpoint.class).report();
            assertThat(report.projects()).isEmpty();
            assertThat(report.recent()).hasSize(1);
        });
    }

    @Test
    void tellsWhichVersionRecordsWhere() {
        service()
                .withPropertyValues(EXPOSED, "burr.ui.url=https://burr.example/")
                .run(context -> assertThat(info(context))
                        .extractingByKey("burr", MAP)
                        .containsKey("version")
                        .containsEntry("ui", "https://burr.example/")
                        .extractingByKey("projects", LIST)
                        .containsExactly(Map.of(
                                "name", "watched",
                                "storage", storage.toString(),
                                "ui", "https://burr.example/project/watched")));
    }

    @Test
    void tellsNothingOfItselfWhereItIsToldNotTo() {
        service()
                .withPropertyValues(EXPOSED, "management.info.burr.enabled=false")
                .run(context -> assertThat(info(context)).doesNotContainKey("burr"));
    }

    @Test
    void linksToTheUiInsideOfTheServiceFromWhenItIsThere() {
        service().withPropertyValues(EXPOSED).run(context -> {
            step(context);
            BurrEndpoint endpoint = context.getBean(BurrEndpoint.class);
            assertThat(endpoint.report().recent().get(0).ui()).isNull();

            context.getEnvironment().getSystemProperties().put("local.burr.ui.url", "http://localhost:7241");
            try {
                assertThat(endpoint.report().recent().get(0).ui())
                        .isEqualTo("http://localhost:7241/open?project=watched&app=a");
            } finally {
                context.getEnvironment().getSystemProperties().remove("local.burr.ui.url");
            }
        });
    }

    @Test
    void saysAtTheStartWhereRunsAreShown(CapturedOutput output) {
        service().withPropertyValues("burr.ui.url=https://burr.example").run(context -> assertThat(output)
                .contains("Recording runs of project 'watched' in " + storage
                        + ", shown at https://burr.example/project/watched"));
        service().run(context -> assertThat(output)
                .contains("Recording runs of project 'watched' in " + storage + "\n"));
    }
}
