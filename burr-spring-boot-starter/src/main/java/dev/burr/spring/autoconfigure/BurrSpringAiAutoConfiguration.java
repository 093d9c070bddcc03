package dev.burr.spring.autoconfigure;

import dev.burr.spring.ai.ChatClientSpans;
import dev.burr.spring.ai.ChatModelSpans;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.chat.client.observation.ChatClientObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the spans of what Spring AI observes tell what models, tools and advisors did, in a service that has it. */
@AutoConfiguration(after = BurrObservationAutoConfiguration.class)
@ConditionalOnClass({ObservationRegistry.class, ChatModelObservationContext.class})
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "burr.observation.spans", matchIfMissing = true)
@EnableConfigurationProperties(AiProperties.class)
public final class BurrSpringAiAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ChatModelSpans burrChatModelSpans(AiProperties properties) {
        return new ChatModelSpans(properties.includePrompts(), properties.includeCompletions());
    }

    /** Of clients, which a service may do without that uses models by themselves. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ChatClientObservationContext.class)
    static final class Clients {

        @Bean
        @ConditionalOnMissingBean
        ChatClientSpans burrChatClientSpans() {
            return new ChatClientSpans();
        }
    }
}
