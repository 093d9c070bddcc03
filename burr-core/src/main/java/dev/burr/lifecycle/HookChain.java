package dev.burr.lifecycle;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls hooks one after the other, each in isolation: one that throws neither stops the run nor keeps the event from the
 * next one. Errors of the virtual machine pass.
 */
public final class HookChain {

    private static final Logger log = LoggerFactory.getLogger(HookChain.class);

    /** Of the whole process: applications are built for each request, and a broken hook is broken in all of them. */
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private final LifecycleHook[] hooks;
    private final LongAdder failures = new LongAdder();

    public HookChain(Collection<? extends LifecycleHook> hooks) {
        this.hooks = hooks.toArray(LifecycleHook[]::new);
    }

    /** Whether nobody listens, so that events need not be made. */
    public boolean isEmpty() {
        return hooks.length == 0;
    }

    /** How often a hook has thrown. */
    public long failures() {
        return failures.sum();
    }

    /**
     * Delivers an event to every hook.
     *
     * @throws RuntimeException what the first hook threw whose policy is {@link HookFailurePolicy#PROPAGATE}, after the
     *     others have had the event too
     */
    public void fire(LifecycleEvent event) {
        RuntimeException veto = null;
        for (LifecycleHook hook : hooks) {
            try {
                event.deliverTo(hook);
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                failures.increment();
                if (hook.failurePolicy() == HookFailurePolicy.PROPAGATE) {
                    veto = collect(veto, e);
                } else {
                    report(hook, event, e);
                }
            }
        }
        if (veto != null) {
            throw veto;
        }
    }

    private static RuntimeException collect(@Nullable RuntimeException earlier, Throwable failure) {
        if (earlier != null) {
            if (!failure.equals(earlier)) {
                earlier.addSuppressed(failure);
            }
            return earlier;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private void report(LifecycleHook hook, LifecycleEvent event, Throwable failure) {
        String kind = hook.getClass().getName() + event.getClass().getSimpleName() + failure.getClass();
        if (REPORTED.add(kind)) {
            log.warn(
                    "Hook {} failed on {} and was passed over. The run goes on; later failures of this kind are only counted.",
                    hook.getClass().getName(),
                    event.getClass().getSimpleName(),
                    failure);
        } else {
            log.debug("Hook {} failed again.", hook.getClass().getName(), failure);
        }
    }
}
