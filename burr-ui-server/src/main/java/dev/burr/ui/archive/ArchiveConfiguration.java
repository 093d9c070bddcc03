package dev.burr.ui.archive;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.RunArchive;
import dev.burr.ui.storage.TrackingRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** What exports and imports runs that are files. */
@AutoConfiguration(afterName = "dev.burr.ui.FileStorageConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(TrackingDirectory.class)
@EnableConfigurationProperties(ImportProperties.class)
final class ArchiveConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RunArchive runArchive(
            TrackingDirectory directory,
            TrackingRepository repository,
            AnnotationStore annotations,
            UserFolders folders,
            ImportProperties properties) {
        return new FileRunArchive(directory, repository, annotations, folders, properties.limits());
    }
}
