package dev.burr.ui.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The page on which a person signs in. It works without scripts, and lies beside the UI, whose base path is its own. */
final class LoginPage {

    /** Address below the base path at which a browser is sent to the OpenID provider. */
    static final String SIGN_IN_THERE = "oauth2/authorization/burr";

    /** With the no-referrer of all other answers a browser would send the form from 'Origin: null', as if it were another site's. */
    private static final String REFERRER_POLICY = "Referrer-Policy";

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sign in · Burr</title>
            <link rel="icon" type="image/svg+xml" href="burr.svg">
            <link rel="stylesheet" href="login.css">
            </head>
            <body>
            <main>
            <h1>Burr</h1>
            %s</main>
            </body>
            </html>
            """;
    private static final String SIGNED_IN =
            """
            <p>You are signed in: <strong>%s</strong>. <a href="./">Look at the runs</a></p>
            <form method="post" action="logout"><button>Sign out</button></form>
            """;
    private static final String MESSAGE = """
            <p role="alert">%s</p>
            """;
    private static final String PROVIDER = """
            <p><a href="%s">Sign in with %s</a></p>
            """;
    private static final String FORM =
            """
            <form method="post" action="login">
            <input type="hidden" name="next" value="%s">
            <label for="key">API key</label>
            <input id="key" name="key" type="password" autocomplete="current-password" spellcheck="false" required autofocus>
            <button>Sign in</button>
            </form>
            <p>Whoever runs this server makes a key with <code>./burr keys create --name you --scope read</code>.</p>
            """;

    private final Sessions sessions;
    private final @Nullable String provider;

    /** @param provider the host of the OpenID provider, if people can sign in there */
    LoginPage(Sessions sessions, @Nullable String provider) {
        this.sessions = sessions;
        this.provider = provider;
    }

    /**
     * Answers with the page.
     *
     * @param message what went wrong before; may be empty
     */
    void show(HttpStatus status, String message, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = text(message, LoginTarget.of(request.getParameter("next")), sessions.callerOf(request))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(REFERRER_POLICY, "same-origin");
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String text(String message, String next, Optional<Caller> caller) {
        StringBuilder parts = new StringBuilder();
        if (!message.isEmpty()) {
            parts.append(MESSAGE.formatted(HtmlUtils.htmlEscape(message)));
        }
        caller.ifPresent(known -> parts.append(SIGNED_IN.formatted(HtmlUtils.htmlEscape(known.name()))));
        if (provider != null) {
            String address = SIGN_IN_THERE + "?next=" + UriUtils.encode(next, StandardCharsets.UTF_8);
            parts.append(PROVIDER.formatted(address, HtmlUtils.htmlEscape(provider)));
        }
        parts.append(FORM.formatted(HtmlUtils.htmlEscape(next)));
        return PAGE.formatted(parts);
    }
}
