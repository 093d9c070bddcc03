package dev.burr.spring.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Beats when it is told to. */
final class ManualPulse implements Pulse {

    final List<Duration> periods = new CopyOnWriteArrayList<>();
    private final List<Runnable> beats = new CopyOnWriteArrayList<>();

    @Override
    public Runnable every(Duration period, Runnable beat) {
        periods.add(period);
        beats.add(beat);
        return () -> beats.remove(beat);
    }

    void beat() {
        beats.forEach(Runnable::run);
    }

    boolean isStill() {
        return beats.isEmpty();
    }

    StreamedRun in(StreamedRun run) {
        return run.with(run.settings().pulse(this));
    }
}
