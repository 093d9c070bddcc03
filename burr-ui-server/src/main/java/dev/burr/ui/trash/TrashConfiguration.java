package dev.burr.ui.trash;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrashAge;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The trash, and who empties it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrashProperties.class)
public class TrashConfiguration {

    @Bean
    RunTrash runTrash(TrackingDirectory directory, StorageFolders folders, AnnotationStore annotations) {
        return new FileRunTrash(directory, folders, annotations, Clock.systemUTC());
    }

    @Bean
    TrashAge trashAge(TrashProperties properties) {
        return new TrashAge(properties.maxAge());
    }

    @Bean
    TrashKeeper trashKeeper(RunTrash trash, TrashAge age) {
        return new TrashKeeper(trash, age, Clock.systemUTC());
    }
}
