package dev.burr.demo.chatbot;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of the chatbot. This service records two projects, one for each scenario, so each scenario has a tracking
 * client of its own, and a factory that records with it. A service with one project needs neither, only {@code burr.project}: the
 * factory comes with the graph.
 */
@Configuration(proxyBeanMethods = false)
class ChatbotConfiguration {

    @Bean
    TrackingClient chatTracking(LocalTrackingClient.Builder tracking) {
        return tracking.project("demo_chatbot").build();
    }

    @Bean
    LanguageModel languageModel(ChatbotProperties properties) {
        return new DelayedModel(
                new RuleBasedModel(),
                properties.delayPerCall(),
                properties.delayPerCharacter(),
                ChatbotConfiguration::sleep);
    }

    @Bean
    Graph chat(LanguageModel model) {
        return ChatGraph.using(model);
    }

    @Bean
    ApplicationFactory chatApplications(
            @Qualifier("chat") Graph chat,
            @Qualifier("chatTracking") TrackingClient tracking,
            ObjectProvider<ApplicationBuilder> builders) {
        return ApplicationFactory.of(chat, builders).with(builder -> builder.withTracker(tracking));
    }

    @Bean
    Chatbot chatbot(
            @Qualifier("chatApplications") ApplicationFactory chats,
            @Qualifier("chatTracking") TrackingClient tracking) {
        return new Chatbot(chats, tracking);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("The language model was interrupted while it was thinking.", e);
        }
    }
}
