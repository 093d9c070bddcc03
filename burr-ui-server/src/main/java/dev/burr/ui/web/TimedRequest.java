package dev.burr.ui.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request whose body has to arrive in time. A connection may be slow; one that trickles on purpose would hold a thread for ever. */
final class TimedRequest extends HttpServletRequestWrapper {

    private final long end;
    private @Nullable ServletInputStream body;

    TimedRequest(HttpServletRequest request, Duration longest) {
        super(request);
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream known = body;
        if (known == null) {
            known = new Timed(super.getInputStream());
            body = known;
        }
        return known;
    }

    private final class Timed extends ServletInputStream {

        private final ServletInputStream all;

        Timed(ServletInputStream all) {
            this.all = all;
        }

        @Override
        public int read() throws IOException {
            requireTime();
            return all.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            requireTime();
            return all.read(bytes, offset, length);
        }

        @Override
        public int available() throws IOException {
            return all.available();
        }

        @Override
        public boolean isFinished() {
            return all.isFinished();
        }

        @Override
        public boolean isReady() {
            return all.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            all.setReadListener(listener);
        }

        /** As the server itself says that a connection is too slow. */
        private void requireTime() throws SocketTimeoutException {
            if (System.nanoTime() - end > 0) {
                throw new SocketTimeoutException("The body took too long to arrive.");
            }
        }
    }
}
