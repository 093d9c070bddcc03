package dev.burr.demo.chatbot;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the chatbot.
 *
 * @param ui where Burr's UI is, for links to the run of a conversation
 * @param delayPerCall how long the model takes before it answers
 * @param delayPerCharacter how long it takes for each character of the answer
 */
@ConfigurationProperties("demo.chatbot")
record ChatbotProperties(
        @DefaultValue("http://localhost:7241") URI ui,
        @DefaultValue("300ms") Duration delayPerCall,
        @DefaultValue("4ms") Duration delayPerCharacter) {}
