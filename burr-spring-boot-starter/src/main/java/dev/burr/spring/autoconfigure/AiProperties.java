package dev.burr.spring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calls of language models by Spring AI, in a service that is observed. Model and tokens are always told.
 *
 * @param includePrompts Whether spans tell what models and tools are given. It may be personal.
 * @param includeCompletions Whether spans tell what models and tools answer. It may be personal.
 */
@ConfigurationProperties("burr.ai")
record AiProperties(@DefaultValue("false") boolean includePrompts, @DefaultValue("false") boolean includeCompletions) {}
