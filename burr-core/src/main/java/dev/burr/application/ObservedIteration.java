package dev.burr.application;

import java.util.Iterator;
import java.util.NoSuchElementException;
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
        return observed(this::hasMore);
    }

    @Override
    public StepResult next() {
        return observed(() -> {
            if (!hasMore()) {
                throw new NoSuchElementException("The run has ended.");
            }
            return loop.next();
        });
    }

    private boolean hasMore() {
        boolean more = loop.hasNext();
        if (!more && !finished) {
            finished = true;
            application.fireFinished(METHOD, null);
        }
        return more;
    }

    /** A call that is refused because another one is under way tells hooks nothing: it is not theirs to see. */
    private <T> T observed(Supplier<T> body) {
        return application.exclusively(() -> {
            try {
                if (!started) {
                    started = true;
                    application.fireStarted(METHOD);
                }
                return body.get();
            } catch (RuntimeException | Error e) {
                if (!finished) {
                    finished = true;
                    application.fireFailed(METHOD, e);
                }
                throw e;
            }
        });
    }
}
