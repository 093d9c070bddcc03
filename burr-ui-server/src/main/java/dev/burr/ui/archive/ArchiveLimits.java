package dev.burr.ui.archive;

/**
 * How large an archive may be that is imported.
 *
 * @param archiveBytes of the archive itself
 * @param unpackedBytes of all files in it
 * @param entries how many
 * @param ratio how many times its size it may have unpacked, once that is {@code ratioFrom} bytes
 */
public record ArchiveLimits(long archiveBytes, long unpackedBytes, int entries, int ratio, long ratioFrom) {

    private static final int MOST_ENTRIES = 200_000;

    /** Logs that repeat the state in every line shrink to a hundredth; deflate can't do more than a thousandth. */
    private static final int HIGHEST_RATIO = 500;

    private static final long RATIO_FROM = 64 << 20;

    /** With these sizes. */
    public static ArchiveLimits of(long archiveBytes, long unpackedBytes) {
        return new ArchiveLimits(archiveBytes, unpackedBytes, MOST_ENTRIES, HIGHEST_RATIO, RATIO_FROM);
    }
}
