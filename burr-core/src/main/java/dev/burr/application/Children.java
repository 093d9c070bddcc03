package dev.burr.application;

import dev.burr.core.ApplicationId;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.lifecycle.ParentPointer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The applications that a step runs. */
final class Children {

    private final ApplicationSpec parent;
    private final long sequenceId;
    private final RunControl control;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    Children(ApplicationSpec parent, long sequenceId, RunControl control) {
        this.parent = parent;
        this.sequenceId = sequenceId;
        this.control = control;
    }

    /** Lets the keys be used anew, by another attempt of the action. */
    void forget() {
        keys.clear();
    }

    List<ChildResult> run(List<ChildRun> children, int atMost, boolean collectFailures, int attempt) throws Exception {
        for (ChildRun child : children) {
            if (!keys.add(child.key())) {
                throw new IllegalArgumentException(
                        "Step %d of application '%s' has a child with key '%s' already. Give each child of a step a key of its own."
                                .formatted(sequenceId, parent.id().appId(), child.key()));
            }
        }
        RunControl group = control.child();
        try {
            return new ParallelRun(children, child -> run(child, attempt, group), group, collectFailures)
                    .run(parent.executor(), atMost);
        } finally {
            control.release(group);
        }
    }

    private ChildResult run(ChildRun child, int attempt, RunControl group) {
        var id = new ApplicationId(idOf(child.key(), attempt), parent.id().partitionKey());
        var pointer = new ParentPointer(parent.id().appId(), parent.id().partitionKey(), sequenceId);
        Application application = parent.childOf(id, child, pointer);
        try {
            RunResult ended = application.runWithin(group, child.halt(), child.inputs());
            return new ChildResult(child.key(), id.appId(), ended.state(), ended.result(), null);
        } catch (RuntimeException | Error e) {
            return new ChildResult(child.key(), id.appId(), application.state(), null, e);
        }
    }

    /**
     * The hash of what tells this child from all others: the parent, the step, the key, and the attempt if it is not the first.
     * The same in the next process, which a random id would not be.
     */
    private String idOf(String key, int attempt) {
        String text = parent.id().appId() + ":" + sequenceId + ":" + key + (attempt == 1 ? "" : ":" + attempt);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
