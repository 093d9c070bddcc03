package dev.burr.ui.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in at an OpenID provider, and taking its tokens from programs.
 *
 * @param issuerUri The provider, as its tokens name it. By default, there is none, and nobody signs in at one.
 * @param clientId What the provider knows this server as.
 * @param clientSecret What this server proves with that it is that client.
 * @param audience What tokens of programs must be meant for. By default, the client id.
 * @param claim The claim of a token that says what its holder may do: burr:read, burr:ingest, burr:admin.
 * @param everybody Scopes of everybody whom the provider lets sign in: read, ingest, admin. By default, none.
 */
@ConfigurationProperties("burr.ui.security.oidc")
public record OidcProperties(
        @Nullable String issuerUri,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String audience,
        @DefaultValue("scope") String claim,
        @DefaultValue List<String> everybody) {

    /** Whether there is a provider. */
    public boolean isOn() {
        return issuerUri != null && !issuerUri.isBlank();
    }

    String requiredIssuer() {
        return required("issuer-uri", issuerUri);
    }

    String requiredClientId() {
        return required("client-id", clientId);
    }

    String requiredClientSecret() {
        return required("client-secret", clientSecret);
    }

    String expectedAudience() {
        return audience == null || audience.isBlank() ? requiredClientId() : audience;
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "burr.ui.security.oidc." + name + " is not set. Set it to what the OpenID provider has given you.");
        }
        return value;
    }

    /** Without the secret, so that no log can have it. */
    @Override
    public String toString() {
        return "OidcProperties[" + issuerUri + ", " + clientId + "]";
    }
}
