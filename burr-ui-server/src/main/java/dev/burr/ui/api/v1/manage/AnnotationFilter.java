package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which notes are wanted, as a query names it. What is not named lets every note through.
 *
 * @param tags all of which a note must have
 * @param actions one of which it must be about
 * @param thumbs {@code up}, {@code down} or {@code none}
 * @param text that its run, action, tags or written fields contain
 */
record AnnotationFilter(
        @Nullable String app,
        @Nullable Long sequenceId,
        List<String> tags,
        List<String> actions,
        @Nullable String thumbs,
        @Nullable String text) {

    private static final Set<String> THUMBS = Set.of("up", "down", "none");

    AnnotationFilter {
        if (thumbs != null && !THUMBS.contains(thumbs)) {
            throw ApiException.badRequest("Parameter 'thumbs' is " + ApiException.quoted(thumbs)
                    + ". Use 'up', 'down' or 'none', or leave it out.");
        }
        text = text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    static List<String> list(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isEmpty()).toList();
    }

    boolean matches(Annotation note) {
        Annotation.Content content = note.content();
        return (app == null || app.equals(note.step().appId()))
                && (sequenceId == null || sequenceId == note.step().sequenceId())
                && content.tags().containsAll(tags)
                && (actions.isEmpty() || actions.contains(content.stepName()))
                && (thumbs == null || hasThumbs(content, thumbs))
                && (text == null || mentions(note, text));
    }

    private static boolean hasThumbs(Annotation.Content content, String thumbs) {
        Boolean wanted = thumbs.equals("none") ? null : Boolean.valueOf(thumbs.equals("up"));
        return wanted == null
                ? content.observations().stream().allMatch(observation -> observation.thumbsUpThumbsDown() == null)
                : content.observations().stream()
                        .anyMatch(observation -> wanted.equals(observation.thumbsUpThumbsDown()));
    }

    private static boolean mentions(Annotation note, String text) {
        Annotation.Content content = note.content();
        Stream<@Nullable Object> written =
                content.observations().stream().flatMap(observation -> observation.dataFields().values().stream());
        return Stream.of(
                        Stream.of(note.step().appId(), content.stepName()),
                        content.tags().stream(),
                        written.filter(Objects::nonNull))
                .flatMap(values -> values)
                .anyMatch(
                        value -> String.valueOf(value).toLowerCase(Locale.ROOT).contains(text));
    }
}
