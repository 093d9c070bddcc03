package dev.burr.application;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work on one thread that other threads may interrupt: an action of a run that can be cancelled, or an attempt
 * that may take only so long. Stretches nest, as where an action runs a child on its own thread, but a thread has only one
 * interrupt. So each takes back its own at its end, and leaves that of one around it.
 */
final class Interruptible {

    private static final ThreadLocal<@Nullable Interruptible> INNERMOST = new ThreadLocal<>();

    private final @Nullable Interruptible outer;
    private final Gate gate;
    private boolean interrupted;
    private boolean ended;

    private Interruptible(@Nullable Interruptible outer, Gate gate) {
        this.outer = outer;
        this.gate = gate;
    }

    /** What reaches the thread; shared by the stretches that nest. */
    private static final class Gate {

        private final Thread thread = Thread.currentThread();
        private final ReentrantLock lock = new ReentrantLock();
        private boolean shut;
        private boolean missed;
    }

    /** Begins on this thread. It is to be {@link #end ended} there. */
    static Interruptible begin() {
        Interruptible outer = INNERMOST.get();
        var begun = new Interruptible(outer, outer == null ? new Gate() : outer.gate);
        INNERMOST.set(begun);
        return begun;
    }

    /** Interrupts the thread, unless the stretch has ended. */
    void interrupt() {
        gate.lock.lock();
        try {
            if (ended) {
                return;
            }
            interrupted = true;
            if (gate.shut) {
                gate.missed = true;
            } else {
                gate.thread.interrupt();
            }
        } finally {
            gate.lock.unlock();
        }
    }

    /** Whether it was interrupted; that is taken back. It can't be any more. */
    boolean end() {
        gate.lock.lock();
        try {
            ended = true;
            if (interrupted) {
                Thread.interrupted();
            }
            if (isOuterInterrupted()) {
                gate.thread.interrupt();
            }
            return interrupted;
        } finally {
            gate.lock.unlock();
            restore(outer);
        }
    }

    private boolean isOuterInterrupted() {
        for (Interruptible around = outer; around != null; around = around.outer) {
            if (around.interrupted) {
                return true;
            }
        }
        return false;
    }

    /** Does what must not be interrupted, such as writing a file. Interrupts that come meanwhile take effect afterwards. */
    static void suspended(Runnable body) {
        Interruptible current = INNERMOST.get();
        if (current == null) {
            body.run();
            return;
        }
        boolean before = current.shut();
        INNERMOST.remove();
        try {
            body.run();
        } finally {
            INNERMOST.set(current);
            current.open(before);
        }
    }

    private boolean shut() {
        gate.lock.lock();
        try {
            gate.shut = true;
            return Thread.interrupted();
        } finally {
            gate.lock.unlock();
        }
    }

    private void open(boolean interruptedBefore) {
        gate.lock.lock();
        try {
            gate.shut = false;
            if (interruptedBefore || gate.missed) {
                gate.thread.interrupt();
            }
            gate.missed = false;
        } finally {
            gate.lock.unlock();
        }
    }

    private static void restore(@Nullable Interruptible outer) {
        if (outer == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(outer);
        }
    }
}
