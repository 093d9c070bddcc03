package dev.burr.ui.storage;

import dev.burr.serde.Serde;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of notes as it was when it was read. What is made of it keeps lines that cannot be read. Not thread-safe. */
final class AnnotationFile {

    static final int LARGEST = 64 << 20;
    static final int LONGEST_LINE = 4 << 20;

    private final Path path;
    private final Document<BasicFileAttributes> found;
    private final List<Placed> notes = new ArrayList<>();
    private byte[] content = new byte[0];
    private @Nullable String obstacle;
    private int unreadable;
    private @Nullable String firstReason;

    private AnnotationFile(Path path, Document<BasicFileAttributes> found) {
        this.path = path;
        this.found = found;
        this.obstacle = found.problem();
    }

    /** @param found what is there now; what cannot be read is a problem of the notes */
    static AnnotationFile read(Path path, Document<BasicFileAttributes> found) {
        AnnotationFile file = new AnnotationFile(path, found);
        if (found.content() != null) {
            file.read();
        }
        return file;
    }

    Document<List<Annotation>> notes() {
        if (obstacle != null) {
            return Document.unreadable(obstacle);
        }
        String problem = unreadable == 0
                ? null
                : unreadable + " lines of " + path.getFileName() + " cannot be read. The first of them: " + firstReason;
        return new Document<>(notes.stream().map(Placed::note).toList(), problem);
    }

    /** The first note with this id, as Burr has it: servers that wrote at the same time may have given it twice. */
    Optional<Annotation> find(long id) throws IOException {
        requireReadable();
        return notes.stream().map(Placed::note).filter(note -> note.id() == id).findFirst();
    }

    long nextId() throws IOException {
        requireReadable();
        return notes.stream().mapToLong(placed -> placed.note().id()).max().orElse(-1) + 1;
    }

    /** All notes that can be read, oldest first. */
    List<Annotation> all() throws IOException {
        requireReadable();
        return notes.stream().map(Placed::note).toList();
    }

    /** Writes notes behind all others, in one go. */
    void append(List<Annotation> added) throws IOException {
        requireReadable();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isTorn = content.length > 0 && content[content.length - 1] != '\n';
        if (isTorn) {
            bytes.write('\n');
        }
        for (Annotation note : added) {
            bytes.write(line(note, content.length + bytes.size()));
        }
        ByteBuffer lines = ByteBuffer.wrap(bytes.toByteArray());
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (lines.hasRemaining()) {
                file.write(lines);
            }
        } catch (IOException refused) {
            throw new IOException(FileProblem.unwritable(path, refused), refused);
        }
    }

    /**
     * The whole content, with another note in the place of the last that is equal to one.
     *
     * @param after null to leave it out
     */
    byte[] with(Annotation before, @Nullable Annotation after) throws IOException {
        return with(Collections.singletonMap(before, after));
    }

    /** The same for several; a note that is not in the file is passed over. */
    byte[] with(Map<Annotation, @Nullable Annotation> replaced) throws IOException {
        requireReadable();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length);
        Map<Annotation, @Nullable Annotation> left = new HashMap<>(replaced);
        List<Placed> cuts = new ArrayList<>();
        for (int i = notes.size() - 1; i >= 0; i--) {
            Placed placed = notes.get(i);
            if (left.containsKey(placed.note())) {
                cuts.add(0, placed);
                left.remove(placed.note());
            }
        }
        int copied = 0;
        for (Placed cut : cuts) {
            int start = (int) cut.line().offset();
            bytes.write(content, copied, start - copied);
            Annotation after = replaced.get(cut.note());
            if (after != null) {
                bytes.write(line(after, content.length - cut.line().length()));
            }
            copied = Math.min(start + cut.line().length() + 1, content.length);
        }
        bytes.write(content, copied, content.length - copied);
        return bytes.toByteArray();
    }

    private void read() {
        try (InputStream in = Files.newInputStream(path)) {
            content = in.readNBytes(LARGEST + 1);
        } catch (IOException refused) {
            obstacle = FileProblem.unreadable(path, refused);
        }
        if (content.length > LARGEST) {
            content = new byte[0];
            obstacle = FileProblem.unreadable(
                    path, "It has more than the %,d bytes that are read. Move old notes elsewhere.".formatted(LARGEST));
        }
        int start = 0;
        for (int end = 0; end <= content.length; end++) {
            if (end == content.length || content[end] == '\n') {
                line(start, end - start);
                start = end + 1;
            }
        }
    }

    private void line(int start, int length) {
        if (length > LONGEST_LINE) {
            bad("It is %,d bytes long, more than the %,d that are read.".formatted(length, LONGEST_LINE));
            return;
        }
        String text = new String(content, start, length, StandardCharsets.UTF_8);
        if (!text.isBlank()) {
            try {
                notes.add(new Placed(AnnotationFields.read(json(text)), new Line(start, length)));
            } catch (IllegalArgumentException malformed) {
                bad(String.valueOf(malformed.getMessage()));
            }
        }
    }

    /** What the parser says is left out: it quotes, and this goes into the server's log. */
    private static @Nullable Object json(String text) {
        try {
            return Serde.standard().parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("It is not JSON.", malformed);
        }
    }

    private void bad(String reason) {
        unreadable++;
        firstReason = firstReason == null ? reason : firstReason;
    }

    private byte[] line(Annotation note, int besides) throws IOException {
        byte[] line = (Serde.standard().print(AnnotationFields.json(note)) + "\n").getBytes(StandardCharsets.UTF_8);
        if (line.length > LONGEST_LINE || besides + (long) line.length > LARGEST) {
            throw new IOException(("The note takes %,d bytes. A note may have %,d, and all of a project %,d."
                            + " Make it shorter, or move old notes elsewhere.")
                    .formatted(line.length, LONGEST_LINE, LARGEST));
        }
        return line;
    }

    private void requireReadable() throws IOException {
        if (obstacle != null) {
            throw new IOException(obstacle);
        }
    }

    /** Whether the file is as it was when it was read. */
    boolean isUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return found.readable()
                .filter(then -> then.size() == now.size()
                        && then.lastModifiedTime().equals(now.lastModifiedTime())
                        && String.valueOf(then.fileKey()).equals(String.valueOf(now.fileKey())))
                .isPresent();
    }

    private record Placed(Annotation note, Line line) {}
}
