package dev.burr.ui.insight;

import dev.burr.ui.storage.HomePath;
import dev.burr.ui.storage.TrackingRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Insight into runs, with prices of models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InsightProperties.class)
public class InsightConfiguration {

    @Bean
    ModelPrices modelPrices(InsightProperties properties) {
        ModelPrices standard = ModelPrices.standard();
        String file = properties.prices();
        return file == null || file.isBlank() ? standard : standard.with(HomePath.parse(file));
    }

    @Bean
    RunInsights runInsights(TrackingRepository repository, ModelPrices prices) {
        return new RunInsights(repository, prices);
    }
}
