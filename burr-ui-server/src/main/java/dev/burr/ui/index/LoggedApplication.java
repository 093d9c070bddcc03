package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.ui.storage.StoredApplication;

/**
 * An application as its files say, without judgement.
 *
 * @param metadata empty where the file is missing or cannot be read
 * @param steps the last sequence id that was logged, plus one
 */
public record LoggedApplication(StoredApplication stored, MetadataDocument metadata, long steps) {}
