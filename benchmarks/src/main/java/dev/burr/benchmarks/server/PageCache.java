package dev.burr.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What the operating system keeps of files in memory. */
final class PageCache {

    private static final Path SWITCH = Path.of("/proc/sys/vm/drop_caches");
    private static final int PATIENCE_SECONDS = 120;

    private PageCache() {}

    /** Forgets all of it, if this user may do that. */
    static boolean drop() throws IOException, InterruptedException {
        if (!Files.isWritable(SWITCH)) {
            return false;
        }
        Process sync = new ProcessBuilder("sync").inheritIO().start();
        if (!sync.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            sync.destroyForcibly();
            return false;
        }
        try {
            Files.writeString(SWITCH, "3");
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
