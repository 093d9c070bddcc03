package dev.burr.ui.views;

import dev.burr.ui.folders.StorageFolders;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** The saved views: files in the data folder, whatever the runs are, where nobody brings others. */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
final class ViewsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SavedViews savedViews(StorageFolders folders) {
        return new FileSavedViews(folders.views(), Clock.systemUTC());
    }
}
