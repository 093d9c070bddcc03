package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/** Where a service gets its UI, by what it says and what it is. */
final class BurrUiAutoConfigurationTest {

    private static final AutoConfigurations OURS = AutoConfigurations.of(BurrUiAutoConfiguration.class);

    private static final String CSRF = "burrUiCsrf";

    private final ApplicationContextRunner service = new ApplicationContextRunner().withConfiguration(OURS);
    private final WebApplicationContextRunner web = new WebApplicationContextRunner().withConfiguration(OURS);

    @Test
    void embedsTheUiInEveryService() {
        service.run(
                context -> assertThat(context).hasSingleBean(EmbeddedUi.class).doesNotHaveBean(MountedUi.class));
        web.run(context -> assertThat(context).hasSingleBean(EmbeddedUi.class).doesNotHaveBean(MountedUi.class));
    }

    @Test
    void leavesItOutWhenItIsToldTo() {
        service.withPropertyValues("burr.ui.embedded=false")
                .run(context -> assertThat(context).doesNotHaveBean(EmbeddedUi.class));
        service.withPropertyValues("burr.enabled=false", "burr.ui.embedded=true")
                .run(context -> assertThat(context).doesNotHaveBean(EmbeddedUi.class));
        web.withPropertyValues("burr.enabled=false", "burr.ui.path=/burr").run(context -> assertThat(context)
                .doesNotHaveBean(MountedUi.class)
                .doesNotHaveBean(ServletRegistrationBean.class));
    }

    @Test
    void leavesNoTraceWhereBurrIsDisabled() {
        for (String where : List.of("burr.ui.embedded=true", "burr.ui.path=/burr")) {
            web.withPropertyValues("burr.enabled=false", where).run(context -> {
                assertThat(Arrays.stream(context.getBeanDefinitionNames())
                                .map(context::getType)
                                .filter(Objects::nonNull)
                                .map(Class::getName))
                        .isNotEmpty()
                        .noneMatch(name -> name.startsWith("dev.burr."));
                assertThat(context.getEnvironment().containsProperty("local.burr.ui.url"))
                        .isFalse();
            });
        }
    }

    @Test
    void leavesItOutInTestsUnlessTheyWantIt() {
        ApplicationContextRunner test = service.withPropertyValues(
                "org.springframework.boot.test.context.SpringBootTestContextBootstrapper=true");

        test.run(context -> assertThat(context).doesNotHaveBean(EmbeddedUi.class));
        test.withPropertyValues("burr.ui.embedded=true")
                .run(context -> assertThat(context).hasSingleBean(EmbeddedUi.class));
    }

    @Test
    void leavesItOutWhereRunsAreSentToAServerUnlessItIsWanted() {
        ApplicationContextRunner sending = service.withPropertyValues("burr.tracking.remote.url=https://burr.example");

        sending.run(context -> assertThat(context).doesNotHaveBean(EmbeddedUi.class));
        sending.withPropertyValues("burr.ui.embedded=true")
                .run(context -> assertThat(context).hasSingleBean(EmbeddedUi.class));
        service.withPropertyValues("burr.tracking.remote.url=")
                .run(context -> assertThat(context).hasSingleBean(EmbeddedUi.class));
    }

    @Test
    void mountsItUnderAPathOfAWebApplication() {
        web.withPropertyValues("burr.ui.path=/tools/burr/").run(context -> {
            assertThat(context).hasSingleBean(MountedUi.class).doesNotHaveBean(EmbeddedUi.class);
            ServletRegistrationBean<?> servlet = context.getBean("burrUi", ServletRegistrationBean.class);
            assertThat(servlet.getUrlMappings()).containsExactly("/tools/burr/*");
        });
    }

    @Test
    void mountsNothingAtTheRootOrWhereThereAreNoServlets() {
        web.withPropertyValues("burr.ui.path=/", "burr.ui.embedded=false")
                .run(context -> assertThat(context).doesNotHaveBean(MountedUi.class));
        service.withPropertyValues("burr.ui.path=/burr")
                .run(context ->
                        assertThat(context).doesNotHaveBean(MountedUi.class).doesNotHaveBean(EmbeddedUi.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(OURS)
                .withPropertyValues("burr.ui.path=/burr")
                .run(context -> assertThat(context).doesNotHaveBean(MountedUi.class));
    }

    @Test
    void embedsItUnderAPathWhenBothAreSaid() {
        web.withPropertyValues("burr.ui.path=/burr", "burr.ui.embedded=true")
                .run(context ->
                        assertThat(context).hasSingleBean(EmbeddedUi.class).doesNotHaveBean(MountedUi.class));
    }

    @Test
    void tellsWhatIsWrongWithAPath() {
        web.withPropertyValues("burr.ui.path=burr").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("'burr' in burr.ui.path is not a path"));
    }

    @Test
    void needsNoSpringSecurity() {
        web.withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .withPropertyValues("burr.ui.path=/burr")
                .run(context ->
                        assertThat(context).hasSingleBean(MountedUi.class).doesNotHaveBean(CSRF));
    }

    @Test
    void asksForNoTokenUnderItsPathUnlessTheServiceSaysOtherwise() {
        WebApplicationContextRunner guarded =
                web.withBean("springSecurityFilterChain", String.class, () -> "whatever it is");
        WebApplicationContextRunner mounted = guarded.withPropertyValues("burr.ui.path=/burr");

        mounted.run(context -> assertThat(context).hasBean(CSRF));
        mounted.withBean(CSRF, String.class, () -> "of the service")
                .run(context -> assertThat(context).getBean(CSRF).isEqualTo("of the service"));
        mounted.withPropertyValues("burr.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CSRF));
        guarded.run(context -> assertThat(context).doesNotHaveBean(CSRF));
        web.withPropertyValues("burr.ui.path=/burr")
                .run(context -> assertThat(context).doesNotHaveBean(CSRF));
    }

    @Test
    void showsTheRunsThatTheServiceRecords() {
        service.withPropertyValues("burr.tracking.storage-dir=~/elsewhere", "burr.ui.allowed-hosts=a.example,b.example")
                .run(context -> assertThat(HostSettings.of(context.getEnvironment()))
                        .containsEntry("burr.ui.storage-dir", "~/elsewhere")
                        .containsEntry("burr.ui.allowed-hosts", "a.example,b.example"));
        service.withPropertyValues("burr.tracking.storage-dir=~/elsewhere", "burr.ui.storage-dir=~/here")
                .run(context -> assertThat(HostSettings.of(context.getEnvironment()))
                        .containsEntry("burr.ui.storage-dir", "~/here"));
    }
}
