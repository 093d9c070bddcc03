package dev.burr.ui.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

/**
 * What the server knows of a key: everything but the key itself.
 *
 * <p>The hash is one round of SHA-256. Slow hashes with salt are made for passwords, which can be guessed; a key is 256 random
 * bits, which nobody guesses at any speed. A fast hash costs requests nothing.
 *
 * @param id how people name the key; the first characters of it
 * @param name what it is for
 * @param scopes what its holder may do
 * @param created when it was made
 * @param sha256 hash of the key, in hexadecimal digits
 */
public record ApiKey(String id, String name, Set<Scope> scopes, Instant created, String sha256) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Compares in a time that does not tell how much of a guess is right. */
    boolean isOpenedBy(String secret) {
        return MessageDigest.isEqual(
                hash(secret).getBytes(StandardCharsets.US_ASCII), sha256.getBytes(StandardCharsets.US_ASCII));
    }

    static String hash(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }
}
