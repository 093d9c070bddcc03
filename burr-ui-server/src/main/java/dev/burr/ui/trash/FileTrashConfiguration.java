package dev.burr.ui.trash;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.RunTrash;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The trash of runs that are files. */
@AutoConfiguration(afterName = "dev.burr.ui.FileStorageConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnBean(TrackingDirectory.class)
final class FileTrashConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RunTrash runTrash(TrackingDirectory directory, StorageFolders folders, AnnotationStore annotations) {
        return new FileRunTrash(directory, folders, annotations, Clock.systemUTC());
    }
}
