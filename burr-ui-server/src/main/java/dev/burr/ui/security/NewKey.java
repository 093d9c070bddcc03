package dev.burr.ui.security;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * A key at the only moment at which it is known. The prefix lets people and scanners for secrets recognise one.
 *
 * @param key what is kept of it
 * @param secret what its holder sends
 */
public record NewKey(ApiKey key, String secret) {

    /** With what every key begins. */
    static final String PREFIX = "burr_";

    private static final int BYTES = 32;
    private static final int ID_LENGTH = PREFIX.length() + 8;

    static NewKey of(String name, Set<Scope> scopes, Instant created, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String id = secret.substring(0, ID_LENGTH);
        return new NewKey(new ApiKey(id, name, scopes, created, ApiKey.hash(secret)), secret);
    }

    /** Without the secret, so that no log can have it. */
    @Override
    public String toString() {
        return "NewKey[" + key.id() + "]";
    }
}
