package dev.burr.application;

import java.util.Iterator;
import java.util.function.Supplier;

/** An iteration as hooks see it: it starts when the first step is asked for, and ends with its last. */
final class ObservedIteration implements Iterator<StepResult> {

    private static final String METHOD = "iterate";

    private final Application application;
    private final RunLoop loop;
    private boolean started;
    private boolean finished;

    ObservedIteration(Application application, RunLoop loop) {
        this.application = application;
        this.loop = loop;
    }

    @Override
    public boolean hasNext() {
        start();
        boolean more = guarded(loop::hasNext);
        if (!more && !finished) {
            finished = true;
            application.fireFinished(METHOD, null);
        }
        return more;
    }

    @Override
    public StepResult next() {
        start();
        return guarded(loop::next);
    }

    private void start() {
        if (!started) {
            started = true;
            application.fireStarted(METHOD);
        }
    }

    private <T> T guarded(Supplier<T> body) {
        try {
            return application.exclusively(body);
        } catch (RuntimeException | Error e) {
            if (!finished) {
                finished = true;
                application.fireFailed(METHOD, e);
            }
            throw e;
        }
    }
}
