package dev.burr.ui;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.samples.SampleRuns;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.FileAnnotations;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Runs as files, where nobody brings another storage. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnMissingBean(TrackingRepository.class)
final class FileStorageConfiguration {

    @Bean
    TrackingDirectory trackingDirectory(BurrUiProperties properties) {
        Path folder = BurrUiConfiguration.named(properties.storageDir());
        return folder == null ? TrackingDirectory.standard() : new TrackingDirectory(folder);
    }

    @Bean
    TrackingRepository trackingRepository(TrackingDirectory directory) {
        return new FileTrackingRepository(directory);
    }

    @Bean
    @ConditionalOnMissingBean
    AnnotationStore annotationStore(TrackingDirectory directory, UserFolders folders) {
        return new FileAnnotations(directory, folders, Clock.systemUTC());
    }

    @Bean
    @ConditionalOnBooleanProperty("burr.ui.samples")
    SampleRuns sampleRuns(TrackingDirectory directory) {
        return SampleRuns.of(directory.root());
    }
}
