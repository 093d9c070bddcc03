package dev.burr.ui.storage;

import java.time.Instant;

/** An application of a storage, before anything in it was read. */
public record StoredApplication(ApplicationKey key, Instant created, Stamp stamp) {}
