package dev.burr.ui.storage;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.TrackingCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the links to children, line by line. What stands behind the last line end is not whole yet. Not thread-safe. */
final class LinkLines {

    private final TrackingCodec codec;
    private final List<ChildLink> links = new ArrayList<>();
    private int unreadable;
    private @Nullable String firstReason;

    LinkLines(TrackingCodec codec) {
        this.codec = codec;
    }

    Document<List<ChildLink>> read(byte[] lines) {
        int start = 0;
        for (int end = 0; end < lines.length; end++) {
            if (lines[end] == '\n') {
                line(lines, start, end - start);
                start = end + 1;
            }
        }
        String problem = unreadable == 0
                ? null
                : unreadable + " links to children cannot be read. The first of them: " + firstReason;
        return new Document<>(List.copyOf(links), problem);
    }

    private void line(byte[] lines, int start, int length) {
        if (length == 0) {
            return;
        }
        Decoded<ChildLink> decoded = codec.decodeChildLink(lines, start, length);
        if (decoded instanceof Decoded.Rejected<ChildLink> bad) {
            unreadable++;
            firstReason = firstReason == null ? bad.reason() : firstReason;
        } else {
            decoded.value().ifPresent(links::add);
        }
    }
}
