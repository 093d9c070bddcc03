package dev.burr.ui.security;

import java.io.IOException;
import java.util.List;

/**
 * Whether callers are asked who they are. They are as soon as there is a key, wherever the server listens: whoever makes one
 * wants it to matter. Without keys, on loopback, there is nothing to ask for.
 */
public record Protection(boolean isOn) {

    /** For the keys that there are now; what comes later counts when the server starts anew. */
    public static Protection by(KeyFile keys) {
        try {
            List<ApiKey> now = keys.keys();
            return new Protection(!now.isEmpty());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable.getMessage(), unreadable);
        }
    }
}
