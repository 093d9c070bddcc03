package dev.burr.ui.views;

import dev.burr.ui.folders.StorageFolders;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The saved views. */
@Configuration(proxyBeanMethods = false)
public class ViewsConfiguration {

    @Bean
    SavedViews savedViews(StorageFolders folders) {
        return new FileSavedViews(folders.views(), Clock.systemUTC());
    }
}
