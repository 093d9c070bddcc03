package dev.burr.ui.search;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogStamp;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a log, as it is at the moment.
 *
 * @param stamp what the log looks like; null where nothing is to be kept of it
 * @param signature of its lines before {@code covered}, which do not have the text; null if there is none
 * @param covered up to which position that is known; {@link #WHOLE} if to the end
 */
record KnownLog(ApplicationKey key, @Nullable LogStamp stamp, @Nullable Signature signature, long covered) {

    static final long WHOLE = Long.MAX_VALUE;

    /** Where to begin, instead of at a position; {@link #WHOLE} if there is nothing to be found from there on. */
    long begin(long position) {
        return signature == null ? position : Math.max(position, covered);
    }

    /** What collects the signature while the log is read from a position on; null if that would lead to none. */
    @Nullable
    SignatureBuilder collecting(long position) {
        if (stamp == null || position != covered) {
            return null;
        }
        SignatureBuilder more = new SignatureBuilder();
        if (signature != null) {
            more.addAll(signature);
        }
        return more;
    }
}
