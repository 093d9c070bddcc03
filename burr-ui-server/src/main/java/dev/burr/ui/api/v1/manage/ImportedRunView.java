package dev.burr.ui.api.v1.manage;

import org.jspecify.annotations.Nullable;

/**
 * What became of a run of an archive.
 *
 * @param app its id in the archive
 * @param importedAs its id in the project, null if it is not there
 * @param reason why not, null if it is
 */
record ImportedRunView(String app, @Nullable String importedAs, @Nullable String reason) {}
