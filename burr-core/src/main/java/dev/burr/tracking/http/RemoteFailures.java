package dev.burr.tracking.http;

import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what could not be sent, and says so once for each cause. Says no more of a server than its address. */
final class RemoteFailures {

    private static final Logger log = LoggerFactory.getLogger(RemoteTrackingClient.class);

    private final OnFailure onFailure;
    private final String address;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final LongAdder failures = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder shared = new LongAdder();

    /** Why the server does not store what waits, by the application that has recorded it. */
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    private volatile @Nullable String problem;

    RemoteFailures(OnFailure onFailure, String address) {
        this.onFailure = onFailure;
        this.address = address;
    }

    long failures() {
        return failures.sum();
    }

    long lost() {
        return lost.sum();
    }

    long shared() {
        return shared.sum();
    }

    /** What the server was last not reached for; empty when it was, or was not tried. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Why something waits that was sent: the server was not reached, or is there and can't store it. */
    Optional<String> trouble() {
        return problem().or(() -> unwritten.values().stream().findFirst());
    }

    /** The server can't take anything now. Nothing is lost by that. */
    void away(ServerFailure failure, long events) {
        failures.increment();
        problem = failure.getMessage();
        if (reported.add(failure.getMessage())) {
            log.warn(
                    "{} Runs go on, and {} events wait to be sent; further failures of this kind are only counted.",
                    failure.getMessage(),
                    events,
                    failure.getCause());
        } else {
            log.debug("{} {} events wait to be sent.", failure.getMessage(), events);
        }
    }

    /** The server has answered. */
    void back() {
        if (problem != null) {
            problem = null;
            if (reported.add("back")) {
                log.info("Server {} takes events again. What waited is being sent.", address);
            }
        }
    }

    /** There is no room for more: what an application has just recorded is lost. Throws when that is to end the run. */
    void full(int events, long capacity) {
        failures.increment();
        lost.add(events);
        String what = "Events wait for server %s, and there is no room for more than %,d bytes of them"
                .formatted(address, capacity);
        if (onFailure == OnFailure.FAIL) {
            throw new TrackingException(
                    what
                            + ". See to it that it can be reached, give more room, or set tracking to warn of failures only.",
                    null);
        }
        warnOnce("full", "Steps are not recorded: {}. Runs go on; further losses of this kind are only counted.", what);
    }

    /** What an application has recorded can't be made a line of a log. Throws when that is to end the run. */
    void unwritable(String appId, int events, RuntimeException cause) {
        failures.increment();
        lost.add(events);
        String what = "Application '%s' has recorded what can't be sent".formatted(appId);
        if (onFailure == OnFailure.FAIL) {
            throw new TrackingException(what + ". Set tracking to warn of failures only.", cause);
        }
        if (reported.add(cause.getClass().getName())) {
            log.warn("Steps are not recorded: {}. Further losses of this kind are only counted.", what, cause);
        } else {
            log.debug("Steps are not recorded: {}.", what, cause);
        }
    }

    /**
     * The server won't take some events of an application, which are lost.
     *
     * @return what its next step is to be told, which ends its run; null where it goes on
     */
    @Nullable
    String refused(String appId, int events, String reason) {
        unwritten.remove(appId);
        failures.increment();
        lost.add(events);
        String what =
                "Server %s does not take %d events of application '%s'. %s".formatted(address, events, appId, reason);
        warnOnce(reason, "Steps are not recorded: {} Further losses of this kind are only counted.", what);
        return onFailure == OnFailure.FAIL ? what + " Set tracking to warn of failures only to go on." : null;
    }

    /** There was no more time to send these. */
    void leftBehind(long events) {
        unwritten.clear();
        failures.increment();
        lost.add(events);
        log.warn(
                "{} events are lost: they waited for server {}, and there was no time left to send them when tracking was closed.",
                events,
                address);
    }

    /** The server can't write the log of one application now. Nothing is lost by that. */
    void unwritten(String appId, String reason) {
        failures.increment();
        unwritten.put(
                appId,
                "Server %s can't store events of application '%s' now, and they wait. %s"
                        .formatted(address, appId, reason));
        warnOnce(
                reason,
                "Server {} can't store events now. They wait; further failures of this kind are only counted.",
                address + " (application '" + appId + "'): " + reason);
    }

    /** The server has stored events of an application. */
    void written(String appId) {
        unwritten.remove(appId);
    }

    /** A log has other lines at the place where those of an application belong. */
    void shared(String appId) {
        shared.increment();
        warnOnce(
                "shared",
                "Two writers: application '{}' is written to by another process, client or application object as well, so that its"
                        + " steps are mixed. Give each run an application id of its own, or end the one before the other begins;"
                        + " further cases are only counted.",
                appId);
    }

    /** A log is shorter than it was. */
    void shortened(String appId) {
        log.debug("The log of application '{}' on server {} is shorter than it was, or gone.", appId, address);
    }

    /** A text stands in the place of something that can't be recorded. That ends no run. */
    void replaced(String what, Throwable cause) {
        failures.increment();
        if (reported.add(what + cause.getClass().getName())) {
            log.warn(
                    "{} can't be recorded; a text that says so stands in its place. Mend what it fails with; further"
                            + " failures of this kind are only counted.",
                    what,
                    cause);
        } else {
            log.debug("{} can't be recorded.", what, cause);
        }
    }

    private void warnOnce(String cause, String message, String argument) {
        if (reported.add(cause)) {
            log.warn(message, argument);
        } else {
            log.debug(message, argument);
        }
    }
}
