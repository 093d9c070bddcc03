package dev.burr.ui.views;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.UserFolders;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The saved views. */
@Configuration(proxyBeanMethods = false)
public class ViewsConfiguration {

    @Bean
    SavedViews savedViews(TrackingDirectory directory, UserFolders folders) {
        return new FileSavedViews(
                folders.data().resolve("views").resolve(UserFolders.nameOf(directory.root())), Clock.systemUTC());
    }
}
