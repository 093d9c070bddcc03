package dev.burr.tracking.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file, byte by byte. Does not close the file. Not thread-safe. */
final class FilePart extends InputStream {

    private final FileChannel file;
    private long position;
    private long left;

    FilePart(FileChannel file, long offset, long length) {
        this.file = file;
        this.position = offset;
        this.left = length;
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
        int count = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), position);
        if (count < 0) {
            throw new EOFException("The file ends before byte %,d.".formatted(position + left));
        }
        position += count;
        left -= count;
        return count;
    }
}
