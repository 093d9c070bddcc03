package dev.burr.ui.security;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** The page on which a person signs in. It works without scripts, and lies beside the UI, whose base path is its own. */
final class LoginPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Sign in · Burr</title>
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
            <p>You are signed in with the key <strong>%s</strong>. <a href="./">Look at the runs</a></p>
            <form method="post" action="logout"><button>Sign out</button></form>
            """;
    private static final String MESSAGE = """
            <p role="alert">%s</p>
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

    /**
     * The page as HTML.
     *
     * @param message what went wrong before; may be empty
     * @param next where to go after signing in, below the base path
     * @param holder the name of the key with which this browser is signed in
     */
    String text(String message, String next, @Nullable String holder) {
        StringBuilder parts = new StringBuilder();
        if (!message.isEmpty()) {
            parts.append(MESSAGE.formatted(HtmlUtils.htmlEscape(message)));
        }
        if (holder != null) {
            parts.append(SIGNED_IN.formatted(HtmlUtils.htmlEscape(holder)));
        }
        parts.append(FORM.formatted(HtmlUtils.htmlEscape(next)));
        return PAGE.formatted(parts);
    }
}
