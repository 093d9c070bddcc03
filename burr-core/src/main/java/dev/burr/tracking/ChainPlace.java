package dev.burr.tracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of an end entry among those that build on each other. The first of a chain, 0, has the whole state; each one
 * behind it has what changed since the one before. A reader that misses one knows by it that it must not go on.
 *
 * @param chain tells this chain from every other one in the log
 * @param number counts from 0
 */
public record ChainPlace(String chain, long number) {

    public ChainPlace {
        Objects.requireNonNull(chain, "chain");
    }

    /** Whether it builds on another place. */
    public boolean follows(@Nullable ChainPlace earlier) {
        return earlier != null && chain.equals(earlier.chain) && number == earlier.number + 1;
    }
}
