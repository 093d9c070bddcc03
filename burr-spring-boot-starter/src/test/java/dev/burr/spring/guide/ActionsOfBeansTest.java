package dev.burr.spring.guide;

import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.Action;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A graph of some of the methods of several beans. */
final class ActionsOfBeansTest {

    @Component
    static class Moderation {

        @BurrAction(writes = "safe")
        boolean checkSafety(String prompt) {
            return !prompt.contains("unsafe");
        }

        @BurrAction(writes = "kind")
        boolean checkKindness(String prompt) {
            return !prompt.contains("unkind");
        }
    }

    @Component
    static class Answers {

        @BurrAction(writes = "response")
        String respond(String prompt) {
            return "So you say: " + prompt;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Graphs {
        @Bean
        Graph guarded(@Lazy Moderation moderation, Answers answers) {
            return Graph.builder()
                    .withActions(Action.of(moderation, "check_safety"))
                    .withActionsOf(answers)
                    .withTransitions(from("check_safety").to("respond").when("safe"))
                    .build();
        }
    }

    @Test
    void runsThoseThatItNames() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withPropertyValues("burr.tracking.enabled=false")
                .withUserConfiguration(Graphs.class, Moderation.class, Answers.class)
                .run(context -> {
                    var guarded = context.getBean(ApplicationFactory.class).withState(State.of("prompt", "Hello"));

                    assertThat(guarded.graph().actions())
                            .extracting(Action::name)
                            .containsExactly("check_safety", "respond");
                    assertThat(guarded.create().run(after("respond")).state().getString("response"))
                            .isEqualTo("So you say: Hello");
                });
    }
}
