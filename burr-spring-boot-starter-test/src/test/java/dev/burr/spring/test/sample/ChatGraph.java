package dev.burr.spring.test.sample;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Transition.from;

import dev.burr.core.Graph;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatGraph {

    @Bean
    Graph chat(ChatActions actions) {
        return Graph.builder()
                .withActionsOf(actions)
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(eq("safe", true)),
                        from("check_safety").to("reject"),
                        from("respond", "reject").to("prompt"))
                .build();
    }
}
