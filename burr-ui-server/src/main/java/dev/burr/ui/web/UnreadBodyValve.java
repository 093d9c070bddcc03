package dev.burr.ui.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on for a while what nobody wanted of a body, so that its sender gets to read why, and then closes the connection. Tomcat by
 * itself would read on for as long as something trickles in, which holds a thread for whoever wants to.
 */
final class UnreadBodyValve extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBodyValve.class);
    private static final int MOST_BYTES = 2 << 20;

    private final RequestLimits limits;

    UnreadBodyValve(RequestLimits limits) {
        super(true);
        this.limits = limits;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && hasBody(request)) {
            leave(request, response);
        }
    }

    /** What has no length that can be read was refused by Tomcat, which closes the connection then. */
    private static boolean hasBody(Request request) {
        try {
            return request.getHeader("Transfer-Encoding") != null || request.getContentLengthLong() > 0;
        } catch (IllegalArgumentException malformed) {
            LOG.debug("A body has no length", malformed);
            return false;
        }
    }

    /** Below the stream that a servlet has, which is closed by now. */
    private void leave(Request request, Response response) {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        if (wire.isFinished()) {
            return;
        }
        try {
            response.flushBuffer();
            readOn(wire);
        } catch (IOException gone) {
            LOG.debug("The rest of a body can't be read", gone);
        }
        if (!wire.isFinished()) {
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private void readOn(org.apache.coyote.Request wire) throws IOException {
        Forgotten rest = new Forgotten();
        long end = System.nanoTime() + limits.upload().toNanos();
        int read = 0;
        for (int n = 0; n >= 0 && read < MOST_BYTES && System.nanoTime() - end < 0; n = wire.doRead(rest)) {
            read += n;
        }
    }

    private static final class Forgotten implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {}
    }
}
