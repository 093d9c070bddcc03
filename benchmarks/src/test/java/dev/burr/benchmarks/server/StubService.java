package dev.burr.benchmarks.server;

import java.util.concurrent.CountDownLatch;

/** A service for tests: says its process id and what it is told to say, and goes on until it is ended if the last of it is that it is ready. */
final class StubService {

    private StubService() {}

    /** What to say, a line each. */
    public static void main(String[] lines) throws InterruptedException {
        System.out.println(ProcessHandle.current().pid());
        for (String line : lines) {
            System.out.println(line);
        }
        if (lines[lines.length - 1].equals(ServiceProcess.READY)) {
            new CountDownLatch(1).await();
        }
    }
}
