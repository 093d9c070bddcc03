package dev.burr.demo.chatbot;

import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The beans of the chatbot. This service records two projects, one for each scenario, so each scenario has a tracking
 * client of its own; a service with one project needs none of that, only {@code burr.project}.
 */
@Configuration(proxyBeanMethods = false)
class ChatbotConfiguration {

    @Bean
    TrackingClient chatbotTracking(LocalTrackingClient.Builder tracking) {
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
    Chatbot chatbot(ObjectProvider<ApplicationBuilder> builders, TrackingClient chatbotTracking, LanguageModel model) {
        return new Chatbot(builders::getObject, chatbotTracking, model);
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
