package dev.burr.ui.api.v1.manage;

import java.util.List;

/** Notes of a project to take elsewhere, the latest first. */
record AnnotationExport(String project, List<AnnotationView> annotations) {}
