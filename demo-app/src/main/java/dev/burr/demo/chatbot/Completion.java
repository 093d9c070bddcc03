package dev.burr.demo.chatbot;

/**
 * What a model says, and what it took.
 *
 * @param model the name of the model that said it
 * @param promptTokens how many tokens it read
 * @param completionTokens how many tokens it wrote
 */
public record Completion(String text, String model, int promptTokens, int completionTokens) {}
