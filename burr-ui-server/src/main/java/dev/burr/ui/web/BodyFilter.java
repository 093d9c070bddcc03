package dev.burr.ui.web;

import dev.burr.tracking.LogParts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies under {@code /api} that say to be something else than JSON, an archive or events, or that are too long or compressed,
 * as events only may be. Every
 * write needs the right type, even one without a body: a form of another site's page cannot send it.
 */
final class BodyFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final MediaType ARCHIVE = MediaType.parseMediaType("application/zip");
    private static final MediaType EVENTS = MediaType.parseMediaType(LogParts.MEDIA_TYPE);

    private final RequestLimits limits;

    BodyFilter(RequestLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long longest = limits.body().toBytes();
        MediaType type = typeOf(request.getContentType());
        boolean json = isJson(type);
        boolean archive = ARCHIVE.equalsTypeAndSubtype(type);
        boolean events = EVENTS.equalsTypeAndSubtype(type);
        if (!json && !archive && !events && needsType(request)) {
            ProblemResponse.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type")
                    .detail(
                            "The body of the request is not said to be what this path takes. Send it with 'Content-Type: "
                                    + wantedBy(request.getRequestURI()) + "'.")
                    .writeTo(request, response);
        } else if (isCompressed(request, events)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            ProblemResponse.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported encoding")
                    .detail(
                            "The body of the request is compressed, which is not read. Send it without 'Content-Encoding'.")
                    .writeTo(request, response);
        } else if (json && request.getContentLengthLong() > longest) {
            ProblemResponse.of(HttpStatus.CONTENT_TOO_LARGE, "Too large")
                    .detail(
                            "The body of the request has %,d bytes, and %,d are read. Send less of it, or raise burr.ui.limits.body."
                                    .formatted(request.getContentLengthLong(), longest))
                    .writeTo(request, response);
        } else {
            chain.doFilter(new TimedRequest(request, archive ? limits.archive() : limits.upload()), response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || !RequestPaths.isApi(request);
    }

    private static boolean needsType(HttpServletRequest request) {
        return !request.getMethod().equals("DELETE")
                || request.getContentLengthLong() > 0
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static MediaType wantedBy(String path) {
        return path.endsWith("/import") ? ARCHIVE : path.endsWith("/ingest") ? EVENTS : MediaType.APPLICATION_JSON;
    }

    /** Whether it is in a way that is not read. What reads events bounds what they are when they are unpacked. */
    private static boolean isCompressed(HttpServletRequest request, boolean events) {
        String header = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        String encoding = header == null ? "identity" : header.trim().toLowerCase(Locale.ROOT);
        return !encoding.equals("identity") && !(events && encoding.equals("gzip"));
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                        || (type.getType().equals("application")
                                && type.getSubtype().endsWith("+json")));
    }

    private static @Nullable MediaType typeOf(@Nullable String header) {
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException none) {
            return null;
        }
    }
}
