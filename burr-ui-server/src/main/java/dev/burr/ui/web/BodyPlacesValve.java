package dev.burr.ui.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Bounds how many requests with a body are served at a time. While a body trickles in it holds a thread, for as long as it
 * has time to arrive; without a bound, as many slow clients as there are threads would hold up everybody. Those who only
 * read are served whatever writers do.
 */
final class BodyPlacesValve extends ValveBase {

    /** A third of Tomcat's threads. */
    static final int MOST = 64;

    private final Semaphore places = new Semaphore(MOST);

    BodyPlacesValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // As text: what a client says of the length need not be a number. Some say of a GET that it is 0.
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean hasBody =
                (length != null && !length.equals("0")) || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!hasBody) {
            getNext().invoke(request, response);
        } else if (places.tryAcquire()) {
            try {
                getNext().invoke(request, response);
            } finally {
                places.release();
            }
        } else {
            refuse(request, response);
        }
    }

    /** Without reading the body, which would take the thread that there is none for. */
    private static void refuse(Request request, Response response) throws IOException {
        SecurityHeadersFilter.addTo(response.getResponse());
        response.getResponse().setHeader(HttpHeaders.RETRY_AFTER, "5");
        ProblemResponse.of(HttpStatus.SERVICE_UNAVAILABLE, "Busy")
                .detail("The server is reading as many bodies as it can at a time (" + MOST + "). Try again.")
                .writeTo(request.getRequest(), response.getResponse());
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
}
