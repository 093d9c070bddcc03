package dev.burr.ui.storage;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of notes as it was when it was read. What is written keeps lines that cannot be read. Not thread-safe. */
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
        return placed(id).map(Placed::note);
    }

    long nextId() throws IOException {
        requireReadable();
        return notes.stream().mapToLong(placed -> placed.note().id()).max().orElse(-1) + 1;
    }

    /** Writes a note behind all others, in one go. */
    void append(Annotation note) throws IOException {
        byte[] line = line(note, content.length);
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
        boolean isTorn = content.length > 0 && content[content.length - 1] != '\n';
        if (isTorn) {
            bytes.put((byte) '\n');
        }
        bytes.put(line).flip();
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException refused) {
            throw new IOException(FileProblem.unwritable(path, refused), refused);
        }
    }

    /**
     * Writes a note in the place of the one that was found under its id.
     *
     * @return false if the file was written to since it was read; nothing was done then
     */
    boolean replace(Annotation note) throws IOException {
        Line place = placed(note.id()).orElseThrow().line();
        byte[] line = line(note, content.length - place.length());
        try {
            return replace(place, line);
        } catch (IOException refused) {
            throw new IOException(FileProblem.unwritable(path, refused), refused);
        }
    }

    /** Readers see the whole file as it was or as it is. */
    private boolean replace(Line place, byte[] line) throws IOException {
        Path target = path.toRealPath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                int end = (int) place.offset() + place.length();
                out.write(content, 0, (int) place.offset());
                out.write(line);
                out.write(content, Math.min(end + 1, content.length), Math.max(0, content.length - end - 1));
            }
            keepRights(target, temporary);
            return isUnchanged() && move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Optional<Placed> placed(long id) {
        return notes.stream().filter(placed -> placed.note().id() == id).findFirst();
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

    private boolean isUnchanged() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return found.readable()
                .filter(then -> then.size() == now.size()
                        && then.lastModifiedTime().equals(now.lastModifiedTime())
                        && String.valueOf(then.fileKey()).equals(String.valueOf(now.fileKey())))
                .isPresent();
    }

    private static boolean move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return true;
    }

    private static void keepRights(Path from, Path to) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private record Placed(Annotation note, Line line) {}
}
