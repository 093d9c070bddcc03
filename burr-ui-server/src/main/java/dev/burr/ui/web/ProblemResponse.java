package dev.burr.ui.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@code application/problem+json} answer from outside Spring MVC: a filter, or Tomcat itself. */
public final class ProblemResponse {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_VALUE = 80;

    private final HttpStatus status;
    private final String title;
    private String detail = "";

    private ProblemResponse(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Begins one, with a title that is the same for all of its kind. */
    public static ProblemResponse of(HttpStatus status, String title) {
        return new ProblemResponse(status, title);
    }

    /** A value from the request, cut so that a message stays readable. */
    public static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    /** What, which, why, and what to do. */
    public ProblemResponse detail(String text) {
        this.detail = text;
        return this;
    }

    /** Sends it. Nothing of the answer may have been sent before. */
    public void writeTo(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status.value())
                .put("detail", detail)
                .put("instance", request.getRequestURI());
        byte[] body = JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
