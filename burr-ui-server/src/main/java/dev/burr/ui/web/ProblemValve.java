package dev.burr.ui.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Tomcat's own refusals (a path that is no path, a header that is too long) as problems like all others, not as pages. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        boolean answered = response.getContentWritten() > 0 || response.isCommitted();
        if (status == null || !status.isError() || answered || !response.setErrorReported()) {
            return;
        }
        try {
            SecurityHeadersFilter.addTo(response.getResponse());
            ProblemResponse.of(status, status.getReasonPhrase())
                    .detail(detail(status))
                    .writeTo(request.getRequest(), response.getResponse());
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A refusal could not be sent", gone);
        }
    }

    private static String detail(HttpStatus status) {
        if (status.is5xxServerError()) {
            return "The request failed for a reason that the server's log tells. Look there and try again.";
        }
        if (status == HttpStatus.NOT_FOUND) {
            return "Nothing is at this address. The UI begins at the path that burr.ui.path says.";
        }
        return status == HttpStatus.REQUEST_TIMEOUT
                ? "The body of the request did not arrive in time. Send it faster, or less of it."
                : "The request cannot be read. Check its path, query and headers.";
    }
}
