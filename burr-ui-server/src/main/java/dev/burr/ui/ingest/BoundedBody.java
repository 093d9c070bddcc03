package dev.burr.ui.ingest;

import dev.burr.ui.api.ApiException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of which no more than so many bytes are read, however much it is when it is unpacked. */
final class BoundedBody extends FilterInputStream {

    private final long longest;
    private long read;

    BoundedBody(InputStream body, long longest) {
        super(body);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            count(1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int some = super.read(bytes, offset, length);
        if (some > 0) {
            count(some);
        }
        return some;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    private void count(long more) {
        read += more;
        if (read > longest) {
            throw ApiException.tooLarge(
                    "The events in the request have more than %,d bytes. Send fewer at a time, or raise burr.ui.ingest.max-request."
                            .formatted(longest));
        }
    }
}
