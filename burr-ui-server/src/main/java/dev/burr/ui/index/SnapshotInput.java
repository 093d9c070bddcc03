package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one {@link SnapshotOutput} has written. What was not written by it may fail with any exception. */
final class SnapshotInput {

    private final DataInputStream in;
    private final String project;
    private final List<List<String>> actions = new ArrayList<>();

    SnapshotInput(DataInputStream in, String project) {
        this.in = in;
        this.project = project;
    }

    /** The next run. Arguments are evaluated in their order, which is that of the file. */
    RunOverview run() throws IOException {
        return new RunOverview(
                new StoredApplication(new ApplicationKey(project, in.readUTF()), instant(), stamp()),
                new MetadataDocument(text(), pointer(), pointer(), writer()),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                text(),
                text(),
                actions(),
                optionalInstant(),
                optionalInstant(),
                instant(),
                in.readLong(),
                RunOverview.Outcome.valueOf(in.readUTF()),
                true,
                in.readInt(),
                in.readLong(),
                writer(),
                days());
    }

    private List<String> actions() throws IOException {
        int number = in.readInt();
        if (number == actions.size()) {
            List<String> names = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                names.add(in.readUTF());
            }
            actions.add(List.copyOf(names));
        }
        return actions.get(number);
    }

    private List<ActivityDay> days() throws IOException {
        List<ActivityDay> days = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            days.add(new ActivityDay(LocalDate.ofEpochDay(in.readLong()), in.readLong(), in.readLong()));
        }
        return List.copyOf(days);
    }

    private Stamp stamp() throws IOException {
        return new Stamp(in.readLong(), in.readUTF(), instant(), in.readLong(), instant());
    }

    private @Nullable Pointer pointer() throws IOException {
        return in.readBoolean()
                ? new Pointer(in.readUTF(), in.readBoolean() ? (Long) in.readLong() : null, text())
                : null;
    }

    private @Nullable WriterIdentity writer() throws IOException {
        return in.readBoolean()
                ? new WriterIdentity(in.readLong(), optionalInstant(), in.readUTF(), text(), in.readUTF())
                : null;
    }

    private @Nullable String text() throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private @Nullable Instant optionalInstant() throws IOException {
        return in.readBoolean() ? instant() : null;
    }

    private Instant instant() throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
