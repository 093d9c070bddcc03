package dev.burr.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestHandler;

/**
 * Answers what no controller answered: the files of the UI, the UI's page for each of its own routes, 404 for an
 * unknown path of the API.
 */
final class UiHandler implements HttpRequestHandler {

    private static final String ASSETS = "/assets/";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";
    private static final String HTML = "text/html;charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("html", HTML),
            Map.entry("ico", "image/x-icon"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("png", "image/png"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain;charset=utf-8"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("woff2", "font/woff2"));

    private final UiFiles files;

    UiHandler(UiFiles files) {
        this.files = files;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = RequestPaths.rawPath(request);
        if (RequestPaths.isApi(request)) {
            notFound("The API has no such path. The ones it has are described in /openapi.json.", request, response);
        } else if (!HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod())) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
            ProblemResponse.of(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed")
                    .detail(request.getMethod() + " is not supported here. Use GET.")
                    .writeTo(request, response);
        } else {
            get(path, request, response);
        }
    }

    private void get(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asset = path.startsWith(ASSETS);
        Optional<byte[]> file = path.equals("/index.html") ? Optional.empty() : files.file(path);
        if (file.isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, asset ? IMMUTABLE : ASK_AGAIN);
            write(response, typeOf(path), file.get());
        } else if (asset) {
            notFound("The UI has no such file. Reload the page, it was built anew.", request, response);
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
            String page = files.index(RequestPaths.basePath(request));
            write(response, HTML, page.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void notFound(String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemResponse.of(HttpStatus.NOT_FOUND, "Not found").detail(detail).writeTo(request, response);
    }

    private static void write(HttpServletResponse response, String type, byte[] body) throws IOException {
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String typeOf(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
