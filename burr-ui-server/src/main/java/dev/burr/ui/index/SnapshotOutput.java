package dev.burr.ui.index;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.storage.Stamp;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what one {@link SnapshotInput} reads: runs of one project, most of which have their names of actions in common. */
final class SnapshotOutput {

    /** A text of so few characters has less bytes than a text may have there. */
    private static final int LONGEST_TEXT = 20_000;

    private final DataOutputStream out;
    private final Map<List<String>, Integer> actions = new HashMap<>();

    SnapshotOutput(DataOutputStream out) {
        this.out = out;
    }

    /** Whether the run can be written. One that cannot is read again at the next start. */
    static boolean fits(RunOverview run) {
        MetadataDocument metadata = run.metadata();
        return Stream.of(
                                run.lastAction(),
                                run.firstInput(),
                                metadata.partitionKey(),
                                text(metadata.parent()),
                                text(metadata.spawningParent()),
                                text(metadata.writer()),
                                text(run.writer()))
                        .allMatch(text -> text == null || text.length() <= LONGEST_TEXT)
                && run.logIsReadable();
    }

    private static @Nullable String text(@Nullable Object record) {
        return record == null ? null : record.toString();
    }

    void run(RunOverview run) throws IOException {
        out.writeUTF(run.stored().key().app());
        instant(run.stored().created());
        stamp(run.stored().stamp());
        text(run.metadata().partitionKey());
        pointer(run.metadata().parent());
        pointer(run.metadata().spawningParent());
        writer(run.metadata().writer());
        out.writeInt(run.children());
        out.writeInt(run.steps());
        out.writeInt(run.failedSteps());
        text(run.firstInput());
        text(run.lastAction());
        actions(run.actions());
        optionalInstant(run.firstActivity());
        optionalInstant(run.lastActivity());
        instant(run.lastSign());
        out.writeLong(run.activeMicros());
        out.writeUTF(run.outcome().name());
        out.writeInt(run.problems());
        out.writeLong(run.loggedSteps());
        writer(run.writer());
        out.writeByte(run.days().size());
        for (ActivityDay day : run.days()) {
            out.writeLong(day.day().toEpochDay());
            out.writeLong(day.steps());
            out.writeLong(day.failed());
        }
    }

    /** A set of names when it comes for the first time, afterwards its number. */
    private void actions(List<String> names) throws IOException {
        Integer known = actions.putIfAbsent(names, actions.size());
        if (known != null) {
            out.writeInt(known);
            return;
        }
        out.writeInt(actions.size() - 1);
        out.writeShort(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    private void stamp(Stamp stamp) throws IOException {
        out.writeLong(stamp.logBytes());
        out.writeUTF(stamp.logIdentity());
        instant(stamp.logModified());
        out.writeLong(stamp.childBytes());
        instant(stamp.modified());
    }

    private void pointer(@Nullable Pointer pointer) throws IOException {
        out.writeBoolean(pointer != null);
        if (pointer != null) {
            out.writeUTF(pointer.appId());
            Long sequenceId = pointer.sequenceId();
            out.writeBoolean(sequenceId != null);
            if (sequenceId != null) {
                out.writeLong(sequenceId);
            }
            text(pointer.partitionKey());
        }
    }

    private void writer(@Nullable WriterIdentity writer) throws IOException {
        out.writeBoolean(writer != null);
        if (writer != null) {
            out.writeLong(writer.pid());
            optionalInstant(writer.processStart());
            out.writeUTF(writer.host());
            text(writer.bootId());
            out.writeUTF(writer.libraryVersion());
        }
    }

    private void text(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private void optionalInstant(@Nullable Instant instant) throws IOException {
        out.writeBoolean(instant != null);
        if (instant != null) {
            instant(instant);
        }
    }

    private void instant(Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }
}
