package dev.burr.tracking;

import org.jspecify.annotations.Nullable;

/**
 * The content of {@code metadata.json}.
 *
 * @param partitionKey what the application belongs to, such as a user; null for none
 * @param parent the step it was forked from; null when it was not
 * @param spawningParent the step that started it; null when none did
 * @param writer who wrote the application first; null in files that Python's Burr wrote
 */
public record MetadataDocument(
        @Nullable String partitionKey,
        @Nullable Pointer parent,
        @Nullable Pointer spawningParent,
        @Nullable WriterIdentity writer) {

    /** What holds where the file is missing or unreadable. */
    public static final MetadataDocument EMPTY = new MetadataDocument(null, null, null, null);
}
