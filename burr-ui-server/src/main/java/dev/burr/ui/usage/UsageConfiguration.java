package dev.burr.ui.usage;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What measures the storage. */
@Configuration(proxyBeanMethods = false)
public class UsageConfiguration {

    @Bean
    UsageMeter usageMeter(TrackingDirectory directory, TrackingRepository repository) {
        return new UsageMeter(
                new FileStorageUsage(directory, repository), Clock.systemUTC(), UsageConfiguration::onThreadOfItsOwn);
    }

    private static void onThreadOfItsOwn(Runnable measuring) {
        Thread thread = new Thread(measuring, "burr-ui-usage");
        thread.setDaemon(true);
        thread.start();
    }
}
