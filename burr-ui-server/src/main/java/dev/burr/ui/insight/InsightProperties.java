package dev.burr.ui.insight;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what runs are told to have cost.
 *
 * @param prices file with prices of models, as docs/server.md describes it, for those that the server does not know or that you
 *     pay otherwise; ~ is the user's home
 */
@ConfigurationProperties("burr.ui.insight")
public record InsightProperties(@Nullable String prices) {}
