package dev.burr.ui.ingest;

import dev.burr.tracking.file.TrackingDirectory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What services elsewhere send to, and read from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
@Import({IngestController.class, RecordedController.class})
public class IngestConfiguration {

    @Bean
    RunIntake runIntake(TrackingDirectory directory) {
        return new FileRunIntake(directory);
    }
}
