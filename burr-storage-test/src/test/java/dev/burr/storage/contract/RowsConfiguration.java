package dev.burr.storage.contract;

import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.TrackingRepository;
import dev.burr.ui.views.SavedViews;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/** Everything that the server keeps in a storage, in rows: what whoever writes another storage brings. */
@AutoConfiguration
@ConditionalOnBooleanProperty(RowsConfiguration.PROPERTY)
final class RowsConfiguration {

    static final String PROPERTY = "test.storage.rows";

    /** The test has it before the server begins. */
    static final InMemoryTrackingRepository ROWS = new InMemoryTrackingRepository();

    @Bean
    TrackingRepository rows() {
        return ROWS;
    }

    @Bean
    AnnotationStore notes() {
        return new InMemoryAnnotations(project -> ROWS.project(project).isPresent());
    }

    @Bean
    RunTrash trash(AnnotationStore notes) {
        return new InMemoryTrash(ROWS, notes);
    }

    @Bean
    SavedViews views() {
        return new InMemoryViews();
    }
}
