package dev.burr.ui.archive;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.RunArchive;
import dev.burr.ui.storage.TrackingRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What exports and imports runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportProperties.class)
public class ArchiveConfiguration {

    @Bean
    RunArchive runArchive(
            TrackingDirectory directory,
            TrackingRepository repository,
            AnnotationStore annotations,
            UserFolders folders,
            ImportProperties properties) {
        return new FileRunArchive(directory, repository, annotations, folders, properties.limits());
    }
}
