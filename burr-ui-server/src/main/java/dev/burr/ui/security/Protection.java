package dev.burr.ui.security;

import java.io.IOException;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * Whether callers are asked who they are. They are as soon as there is a key or an OpenID provider, wherever the server listens:
 * whoever makes one wants it to matter. Without either, on loopback, there is nothing to ask for.
 */
public record Protection(boolean isOn) {

    private static final String SPRING_SECURITY =
            "org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter";

    /** For the keys that there are now; what comes later counts when the server starts anew. */
    public static Protection by(KeyFile keys, OidcProperties provider) {
        if (provider.isOn()) {
            requireSpringSecurity();
            return new Protection(true);
        }
        try {
            List<ApiKey> now = keys.keys();
            return new Protection(!now.isEmpty());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }

    /** Optional, because a service that has this server inside would be secured by Boot without having asked for it. */
    private static void requireSpringSecurity() {
        if (!ClassUtils.isPresent(SPRING_SECURITY, Protection.class.getClassLoader())) {
            throw new IllegalStateException(
                    "burr.ui.security.oidc.issuer-uri is set, and Spring Security is not on the class path. Add"
                            + " org.springframework.security:spring-security-oauth2-client, spring-security-oauth2-jose and"
                            + " spring-security-web.");
        }
    }
}
