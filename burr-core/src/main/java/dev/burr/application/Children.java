package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.State;
import dev.burr.lifecycle.ParentPointer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The applications that a step runs. */
final class Children {

    private final ApplicationSpec parent;
    private final String action;
    private final long sequenceId;
    private final RunControl control;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final List<RunControl> groups = new ArrayList<>();
    private boolean cancelled;
    private int current = 1;

    Children(ApplicationSpec parent, String action, long sequenceId, RunControl control) {
        this.parent = parent;
        this.action = action;
        this.sequenceId = sequenceId;
        this.control = control;
    }

    /** Lets the keys be used anew, by another attempt of the action, which has its own time. */
    synchronized void forget() {
        keys.clear();
        cancelled = false;
        current++;
    }

    /** Ends those of an attempt that run, and those that would still begin in it. */
    synchronized void cancel(int ofAttempt) {
        if (ofAttempt != current) {
            return;
        }
        cancelled = true;
        groups.forEach(RunControl::cancel);
    }

    private synchronized RunControl begin() {
        RunControl group = control.child();
        groups.add(group);
        if (cancelled) {
            group.cancel();
        }
        return group;
    }

    private synchronized void end(RunControl group) {
        groups.remove(group);
        control.release(group);
    }

    List<ChildResult> run(List<ChildRun> children, int atMost, boolean collectFailures, int attempt) throws Exception {
        for (ChildRun child : children) {
            if (!keys.add(child.key())) {
                throw new IllegalArgumentException(
                        "Step %d of application '%s' has a child with key '%s' already. Give each child of a step a key of its own."
                                .formatted(sequenceId, parent.id().appId(), child.key()));
            }
        }
        RunControl group = begin();
        try {
            return new ParallelRun(children, child -> run(child, attempt, group), group, collectFailures)
                    .run(parent.executor(), atMost);
        } finally {
            end(group);
        }
    }

    private ChildResult run(ChildRun child, int attempt, RunControl group) {
        var id = new ApplicationId(idOf(child.key(), attempt), parent.id().partitionKey());
        var pointer = new ParentPointer(parent.id().appId(), parent.id().partitionKey(), sequenceId);
        Application application = null;
        try {
            application = parent.childOf(id, child, action, pointer);
            RunResult ended = application.runWithin(group, child.halt(), child.inputs());
            return new ChildResult(child.key(), id.appId(), ended.state(), ended.result(), null);
        } catch (VirtualMachineError | ThreadDeath e) {
            // Nothing that a join could make up for.
            throw e;
        } catch (RuntimeException | Error e) {
            State reached = application == null ? child.state() : application.state();
            return new ChildResult(child.key(), id.appId(), reached, null, original(e));
        }
    }

    /** What the action threw, so that retries and failure transitions of the parent see what its own would. */
    private static Throwable original(Throwable failure) {
        Throwable cause = failure instanceof ActionFailedException ? failure.getCause() : null;
        return cause == null ? failure : cause;
    }

    /**
     * The hash of what tells this child from all others: the parent, the step, the attempt and the key. The same in the next
     * process, which a random id would not be. Lengths and numbers come first, as ids and keys may have colons themselves.
     */
    private String idOf(String key, int attempt) {
        String parentId = parent.id().appId();
        String text = parentId.length() + ":" + sequenceId + ":" + attempt + ":" + parentId + key;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
