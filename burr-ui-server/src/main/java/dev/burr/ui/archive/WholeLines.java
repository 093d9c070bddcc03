package dev.burr.ui.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of lines as it is now, without one at its end that is not complete. What is written meanwhile is left out. */
final class WholeLines {

    private static final int BUFFER = 1 << 16;

    private WholeLines() {}

    static InputStream of(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean opened = false;
        try {
            InputStream lines = new Part(Channels.newInputStream(channel), end(channel));
            opened = true;
            return lines;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    /** The place behind the last line break. */
    private static long end(FileChannel channel) throws IOException {
        long position = channel.size();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (position > 0) {
            long start = Math.max(0, position - BUFFER);
            buffer.clear().limit((int) (position - start));
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, start + buffer.position());
            }
            for (int i = buffer.position() - 1; i >= 0; i--) {
                if (buffer.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            position = start;
        }
        return 0;
    }

    private static final class Part extends InputStream {

        private final InputStream in;
        private long left;

        Part(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left = read < 0 ? 0 : left - read;
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
