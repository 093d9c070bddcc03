package dev.burr.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.spring.ai.ChatClientSpans;
import dev.burr.spring.ai.ChatModelSpans;
import dev.burr.spring.observation.StepSpanHandler;
import io.micrometer.observation.Observation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When spans know of Spring AI. */
final class BurrSpringAiAutoConfigurationTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BurrAutoConfiguration.class,
                    BurrObservationAutoConfiguration.class,
                    BurrSpringAiAutoConfiguration.class,
                    ObservationAutoConfiguration.class))
            .withPropertyValues("burr.tracking.enabled=false");

    private static Map<String, ?> told(ChatModelSpans spans) {
        Observation.Context call = ChatModelObservationContext.builder()
                .prompt(new Prompt("Hello", ChatOptions.builder().model("m").build()))
                .provider("any")
                .build();
        return spans.attributesOf(call);
    }

    @Test
    void tellsNoPromptsByDefault() {
        service.run(context -> {
            assertThat(context).hasSingleBean(ChatClientSpans.class).hasSingleBean(StepSpanHandler.class);
            assertThat(told(context.getBean(ChatModelSpans.class))).isEmpty();
        });
    }

    @Test
    void tellsPromptsWhereItIsToldTo() {
        service.withPropertyValues("burr.ai.include-prompts=true")
                .run(context -> assertThat(told(context.getBean(ChatModelSpans.class)))
                        .containsOnlyKeys("gen_ai.input.messages"));
    }

    @Test
    void doesWithoutSpringAiAndWithoutItsClients() {
        service.withClassLoader(new FilteredClassLoader("org.springframework.ai"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(StepSpanHandler.class)
                        .doesNotHaveBean("burrChatModelSpans"));
        service.withClassLoader(new FilteredClassLoader("org.springframework.ai.chat.client"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ChatModelSpans.class)
                        .doesNotHaveBean("burrChatClientSpans"));
    }

    @Test
    void isOffWithTheRest() {
        service.withPropertyValues("burr.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(ChatModelSpans.class));
        service.withPropertyValues("burr.observation.spans=false")
                .run(context -> assertThat(context).doesNotHaveBean(ChatModelSpans.class));
    }

    @Test
    void backsOffFromThoseOfTheService() {
        service.withBean("own", ChatModelSpans.class, () -> new ChatModelSpans(true, true))
                .run(context ->
                        assertThat(context).hasSingleBean(ChatModelSpans.class).hasBean("own"));
    }
}
