package dev.burr.benchmarks.scenario;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that each write appends to, in one system call. What is written goes through one buffer that is always the same. */
final class AppendedFile extends OutputStream {

    private final FileChannel channel;
    private final ByteBuffer buffer;

    AppendedFile(Path file, int longestWrite) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.buffer = ByteBuffer.allocateDirect(longestWrite);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        buffer.clear().put(bytes, offset, length).flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
