package dev.burr.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

final class BurrWebAutoConfigurationTest {

    private final WebApplicationContextRunner servlet = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BurrWebAutoConfiguration.class,
                    BurrWebMvcAutoConfiguration.class,
                    BurrWebFluxAutoConfiguration.class));

    @Test
    void addsAdviceAndArgumentsToASpringMvcService() {
        servlet.run(context -> {
            assertThat(context)
                    .hasSingleBean(RunProblemAdvice.class)
                    .hasSingleBean(WebMvcConfigurer.class)
                    .doesNotHaveBean("burrWebFluxConfigurer");
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>();
            context.getBean(WebMvcConfigurer.class).addArgumentResolvers(resolvers);
            assertThat(resolvers).singleElement().isInstanceOf(RequestedApplicationResolver.class);
        });
    }

    @Test
    void addsAdviceAndArgumentsToAWebFluxService() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrWebAutoConfiguration.class,
                        BurrWebMvcAutoConfiguration.class,
                        BurrWebFluxAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.web.servlet", "jakarta.servlet"))
                .run(context -> {
                    assertThat(context)
                            .hasSingleBean(RunProblemAdvice.class)
                            .doesNotHaveBean("burrWebMvcConfigurer")
                            .hasSingleBean(WebFluxConfigurer.class);
                    var resolvers = new ArgumentResolverConfigurer();
                    context.getBean(WebFluxConfigurer.class).configureArgumentResolvers(resolvers);
                    assertThat(resolvers)
                            .extracting("customResolvers")
                            .asInstanceOf(LIST)
                            .singleElement()
                            .isInstanceOf(ReactiveApplicationResolver.class);
                });
    }

    @Test
    void needsNoReactor() {
        servlet.withClassLoader(
                        new FilteredClassLoader("reactor", "org.reactivestreams", "org.springframework.web.reactive"))
                .run(context -> assertThat(context).hasSingleBean(RunProblemAdvice.class));
    }

    @RestControllerAdvice(name = "burrProblemAdvice")
    static final class OwnAdvice {}

    @RestControllerAdvice
    static final class OtherAdvice {}

    @Test
    void leavesProblemsToAnAdviceOfTheServiceThatTakesItsPlace() {
        servlet.withUserConfiguration(OwnAdvice.class).run(context -> assertThat(context)
                .hasSingleBean(OwnAdvice.class)
                .doesNotHaveBean(RunProblemAdvice.class)
                .hasSingleBean(WebMvcConfigurer.class));
    }

    @Test
    void answersProblemsBesideAnyOtherAdvice() {
        servlet.withUserConfiguration(OtherAdvice.class)
                .run(context ->
                        assertThat(context).hasSingleBean(OtherAdvice.class).hasSingleBean(RunProblemAdvice.class));
    }

    @Test
    void leavesProblemsAloneWhereItIsTo() {
        servlet.withPropertyValues("burr.web.problem-details.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(RunProblemAdvice.class)
                .hasSingleBean(WebMvcConfigurer.class));
    }

    @Test
    void addsNothingWhereBurrIsOff() {
        servlet.withPropertyValues("burr.enabled=false").run(context -> assertThat(context)
                .doesNotHaveBean(RunProblemAdvice.class)
                .doesNotHaveBean(WebMvcConfigurer.class));
    }

    @Test
    void addsNothingToAServiceThatIsNotOnTheWeb() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrWebAutoConfiguration.class,
                        BurrWebMvcAutoConfiguration.class,
                        BurrWebFluxAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(BurrWebAutoConfiguration.class));
    }

    @Test
    void addsNothingWithoutSpringWeb() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        BurrWebAutoConfiguration.class,
                        BurrWebMvcAutoConfiguration.class,
                        BurrWebFluxAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.web", "jakarta.servlet"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(BurrWebAutoConfiguration.class));
    }
}
