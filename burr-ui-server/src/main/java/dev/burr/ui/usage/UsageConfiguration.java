package dev.burr.ui.usage;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.StorageUsage;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** What measures the storage. */
@AutoConfiguration(afterName = "dev.burr.ui.FileStorageConfiguration")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
final class UsageConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StorageUsage storageUsage(TrackingRepository repository, ObjectProvider<TrackingDirectory> files) {
        TrackingDirectory directory = files.getIfAvailable();
        return new MeasuredUsage(repository, directory == null ? Besides.NOTHING : new FilesBesides(directory));
    }

    @Bean
    UsageMeter usageMeter(StorageUsage usage) {
        return new UsageMeter(usage, Clock.systemUTC(), UsageConfiguration::onThreadOfItsOwn);
    }

    private static void onThreadOfItsOwn(Runnable measuring) {
        Thread thread = new Thread(measuring, "burr-ui-usage");
        thread.setDaemon(true);
        thread.start();
    }
}
