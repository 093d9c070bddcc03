package dev.burr.ui.insight;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of what runs are told to have cost.
 *
 * @param prices File with prices of models, as docs/server.md describes it, for those that the server does not know or that you
 *     pay otherwise, where '~' stands for the home directory. By default, none.
 */
@ConfigurationProperties("burr.ui.insight")
public record InsightProperties(@Nullable String prices) {}
