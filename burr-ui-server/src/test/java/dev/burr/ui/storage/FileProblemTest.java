package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FileProblemTest {

    private static final Path FILE = Path.of("folder", "log.jsonl");

    @Test
    void saysWhoMayNotReadAFile() {
        assertThat(FileProblem.unreadable(FILE, new AccessDeniedException("folder/log.jsonl")))
                .isEqualTo("log.jsonl cannot be read. This server may not read it. Give its user the right to.");
    }

    @Test
    void saysWhatCannotBeWritten() {
        assertThat(FileProblem.unwritable(FILE, new AccessDeniedException("folder/log.jsonl")))
                .isEqualTo("log.jsonl cannot be written. This server may not write it. Give its user the right to.");
        assertThat(FileProblem.unwritable(FILE, new IOException("No space left on device")))
                .isEqualTo("log.jsonl cannot be written. The file system says: No space left on device.");
    }

    @Test
    void passesOnWhatTheFileSystemSays() {
        assertThat(FileProblem.unreadable(FILE, new IOException("Input/output error")))
                .isEqualTo("log.jsonl cannot be read. The file system says: Input/output error.");
        assertThat(FileProblem.unreadable(FILE, new FileSystemException("folder/log.jsonl", null, "Not a directory")))
                .isEqualTo("log.jsonl cannot be read. The file system says: Not a directory.");
        assertThat(FileProblem.unreadable(FILE, new FileSystemException("folder/log.jsonl")))
                .isEqualTo("log.jsonl cannot be read. The file system says: FileSystemException.");
    }
}
