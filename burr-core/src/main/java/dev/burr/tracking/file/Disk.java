package dev.burr.tracking.file;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes what was written outlast a power cut, or leaves that to the operating system. */
interface Disk {

    /** Leaves it to the operating system. */
    Disk UNWAITED = new Disk() {
        @Override
        public boolean isWaitedFor() {
            return false;
        }

        @Override
        public void sync(FileOutputStream file) {
            // Not asked for.
        }

        @Override
        public void syncFolder(Path folder) {
            // Not asked for.
        }
    };

    /** Waits until the device has it. */
    Disk WAITED_FOR = new Disk() {
        @Override
        public boolean isWaitedFor() {
            return true;
        }

        @Override
        public void sync(FileOutputStream file) throws IOException {
            file.getFD().sync(); // which, unlike that of a channel, no interrupt can end
        }

        /** Windows opens no folders; there it is left to the file system. */
        @Override
        public void syncFolder(Path folder) throws IOException {
            if (File.separatorChar != '\\') {
                force(folder);
            }
        }
    };

    static Disk of(Durability durability) {
        return durability == Durability.FSYNC ? WAITED_FOR : UNWAITED;
    }

    boolean isWaitedFor();

    /** Makes the content of a file last, and its length. */
    void sync(FileOutputStream file) throws IOException;

    /** Makes the names in a folder last: without that, a new file may have no name after a power cut. */
    void syncFolder(Path folder) throws IOException;

    /** Only a channel can open a folder, and an interrupt closes it: it is done again then. */
    private static void force(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            boolean done = false;
            while (!done) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    done = true;
                } catch (ClosedByInterruptException e) {
                    interrupted = Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
