package dev.burr.ui.api.v1.search;

import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.search.RunSearch;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Search, and the route to it. */
@Configuration(proxyBeanMethods = false)
@Import(SearchController.class)
public class SearchConfiguration {

    /** As long as somebody who types waits for an answer. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(1);

    @Bean
    RunSearch runSearch(RunIndex index, TrackingRepository repository, StorageFolders folders) {
        return new RunSearch(index, repository, folders.search(), LONGEST_SEARCH);
    }
}
