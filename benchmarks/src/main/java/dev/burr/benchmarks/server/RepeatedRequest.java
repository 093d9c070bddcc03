package dev.burr.benchmarks.server;

import java.io.IOException;
import java.util.Arrays;

/** Asks a server for the same thing again and again, one request after the other, over one connection. */
final class RepeatedRequest {

    private static final int WARM_UP_SHARE = 10;

    private final ServerProcess server;
    private final Sizes sizes;

    RepeatedRequest(ServerProcess server, Sizes sizes) {
        this.server = server;
        this.sizes = sizes;
    }

    /** How long the requests took; those of a short warm-up do not count. */
    Percentile nanos(String path) throws IOException, InterruptedException {
        long end = System.nanoTime() + sizes.enough().toNanos();
        int warmUp = Math.max(1, sizes.requests() / WARM_UP_SHARE);
        server.get(path);
        for (int request = 1; request < warmUp && System.nanoTime() < end; request++) {
            server.get(path);
        }
        long[] nanos = new long[sizes.requests()];
        int asked = 0;
        end = System.nanoTime() + sizes.enough().toNanos();
        while (asked < nanos.length && (asked < Sizes.LEAST_REQUESTS || System.nanoTime() < end)) {
            nanos[asked++] = server.get(path).nanos();
        }
        return new Percentile(Arrays.copyOf(nanos, asked));
    }
}
