package dev.burr.ui.ingest;

import dev.burr.tracking.file.TrackingDirectory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What services elsewhere send to, and read from, where runs are files. */
@AutoConfiguration(afterName = "dev.burr.ui.FileStorageConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(TrackingDirectory.class)
@EnableConfigurationProperties(IngestProperties.class)
@Import({IngestController.class, RecordedController.class})
final class IngestConfiguration {

    @Bean
    RunIntake runIntake(TrackingDirectory directory) {
        return new FileRunIntake(directory);
    }
}
