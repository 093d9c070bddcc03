package dev.burr.spring.web;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

final class ApplicationSourcesTest {

    private static final ApplicationId ID = new ApplicationId("chat-7", "ana");

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
            .withPropertyValues("burr.tracking.enabled=false");

    private static Graph graph(String action) {
        return Graph.builder().withActions(action(action).run(state -> state)).build();
    }

    private static Application open(ApplicationContext context, String name) {
        return new ApplicationSources(context.getAutowireCapableBeanFactory())
                .named(name)
                .open(ID);
    }

    @Configuration(proxyBeanMethods = false)
    static class Chat {

        @Bean
        Graph chat() {
            return graph("prompt");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Research {

        @Bean
        Graph research() {
            return graph("search");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSource {

        @Bean
        ApplicationSource own(ApplicationFactory chats) {
            return id -> chats.application("own-" + id.appId());
        }
    }

    @Test
    void areTheOnlyGraph() {
        service.withUserConfiguration(Chat.class).run(context -> {
            Application opened = open(context, "");

            assertThat(opened.id()).isEqualTo("chat-7");
            assertThat(opened.partitionKey()).hasValue("ana");
            assertThat(opened.graph().action("prompt")).isPresent();
        });
    }

    @Test
    void areTheGraphThatIsNamed() {
        service.withUserConfiguration(Chat.class, Research.class)
                .run(context -> assertThat(open(context, "research").graph().action("search"))
                        .isPresent());
    }

    @Test
    void areFirstOfAllWhatTheServiceDefines() {
        service.withUserConfiguration(Chat.class, OwnSource.class).run(context -> {
            assertThat(open(context, "").id()).isEqualTo("own-chat-7");
            assertThat(open(context, "own").id()).isEqualTo("own-chat-7");
            assertThat(open(context, "chat").id()).isEqualTo("chat-7");
        });
    }

    @Test
    void areNoneWithoutAGraph() {
        service.run(context -> assertThatThrownBy(() -> open(context, ""))
                .isInstanceOf(NoSuchBeanDefinitionException.class)
                .hasMessageContaining("ApplicationFactory"));
    }
}
