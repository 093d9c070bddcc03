package dev.burr.ui.api.v1.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some notes of a project, the latest first.
 *
 * @param total how many the filter lets through
 * @param nextBefore as {@code before}, asks for what follows; null at the end
 * @param tags that notes of the project have, whatever the filter lets through
 * @param actions that notes of the project are about, likewise
 * @param problem what of them can't be read; null if all can
 */
record AnnotationPage(
        List<AnnotationView> annotations,
        int total,
        @Nullable Long nextBefore,
        List<String> tags,
        List<String> actions,
        @Nullable String problem) {}
