package dev.burr.tracking.http;

import dev.burr.tracking.FailureCount;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what could not be sent. Says no more of a server than its address. */
final class RemoteFailures {

    private static final Logger log = LoggerFactory.getLogger(RemoteTrackingClient.class);

    private final FailureCount count;
    private final String address;

    /** Why the server does not store what waits, by the application that has recorded it. */
    private final Map<String, String> unwritten = new ConcurrentHashMap<>();

    private volatile @Nullable String problem;

    /** How something was lost since events were stored last. */
    private volatile @Nullable String loss;

    /** Whether it was said that the server takes events again. Of the thread that sends. */
    private boolean saidThatItIsBack;

    RemoteFailures(OnFailure onFailure, String address) {
        this.count = new FailureCount(onFailure, log);
        this.address = address;
    }

    FailureCount count() {
        return count;
    }

    /** What the server was last not reached for; empty when it was, or was not tried. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Why something waits or was lost: the server was not reached, or is there and can't store it, or does not take it. */
    Optional<String> trouble() {
        return problem().or(() -> unwritten.values().stream().findFirst()).or(() -> Optional.ofNullable(loss));
    }

    /** The server can't take anything now. Nothing is lost by that. */
    void away(ServerFailure failure, long events) {
        problem = failure.getMessage();
        count.lost(0);
        count.warn(
                failure.getMessage(),
                "{} Runs go on, and {} events wait to be sent; further failures of this kind are only counted.",
                failure.getMessage(),
                events,
                failure.getCause());
    }

    /** Nothing could be sent, for a reason that has nothing to do with the server. Nothing is lost by that. */
    void failed(Throwable cause) {
        problem = "Events could not be sent to server %s: %s. The log tells more.".formatted(address, cause);
        count.lost(0);
        count.warn(
                cause.getClass().getName(),
                "Events can't be sent to server {}, for a reason that is in this process. They wait; further failures of this kind"
                        + " are only counted.",
                address,
                cause);
    }

    /** The server has answered. */
    void back() {
        if (problem != null) {
            problem = null;
            if (!saidThatItIsBack) {
                saidThatItIsBack = true;
                log.info("Server {} takes events again. What waited is being sent.", address);
            }
        }
    }

    /** There is no room for more: what an application has just recorded is lost. Throws when that is to end the run. */
    void full(int events, long capacity) {
        String what = "Events wait for server %s, and there is no room for more than %,d bytes of them"
                .formatted(address, capacity);
        loss = what + ".";
        count.lost(
                events,
                () -> new TrackingException(
                        what
                                + ". See to it that it can be reached, give more room, or set tracking to warn of failures only.",
                        null));
        count.warn(
                "full", "Steps are not recorded: {}. Runs go on; further losses of this kind are only counted.", what);
    }

    /** What an application has recorded can't be made a line of a log. Throws when that is to end the run. */
    void unwritable(String appId, int events, RuntimeException cause) {
        String what = "Application '%s' has recorded what can't be sent".formatted(appId);
        loss = what + ".";
        count.lost(events, () -> new TrackingException(what + ". Set tracking to warn of failures only.", cause));
        count.warn(
                cause.getClass().getName(),
                "Steps are not recorded: {}. Further losses of this kind are only counted.",
                what,
                cause);
    }

    /**
     * The server won't take some events of an application, which are lost.
     *
     * @return what its next step is to be told, which ends its run; null where it goes on
     */
    @Nullable
    String refused(String appId, int events, String reason) {
        unwritten.remove(appId);
        String what =
                "Server %s does not take %d events of application '%s'. %s".formatted(address, events, appId, reason);
        loss = what;
        count.lost(events);
        count.warn(
                "refused " + reason, "Steps are not recorded: {} Further losses of this kind are only counted.", what);
        return count.endsRuns() ? what + " Set tracking to warn of failures only to go on." : null;
    }

    /** The graph of an application is not recorded; its steps are. */
    void withoutGraph(String appId, String reason) {
        count.lost(0);
        count.warn(
                "graph " + reason,
                "The graph of application '{}' is not recorded, and its steps are: {} Further failures of this kind are only"
                        + " counted.",
                appId,
                reason);
    }

    /** There was no more time to send these. */
    void leftBehind(long events) {
        unwritten.clear();
        count.lost(events);
        log.warn(
                "{} events are lost: they waited for server {}, and there was no time left to send them when tracking was closed.",
                events,
                address);
    }

    /** The server can't write the log of one application now. Nothing is lost by that. */
    void unwritten(String appId, String reason) {
        unwritten.put(
                appId,
                "Server %s can't store events of application '%s' now, and they wait. %s"
                        .formatted(address, appId, reason));
        count.lost(0);
        count.warn(
                "unwritten " + reason,
                "Server {} can't store events now (application '{}'): {} They wait; further failures of this kind are only counted.",
                address,
                appId,
                reason);
    }

    /** The server has stored events of an application. */
    void written(String appId) {
        unwritten.remove(appId);
        loss = null;
    }

    /** A log has other lines at the place where those of an application belong. */
    void shared(String appId) {
        count.shared("application '" + appId + "'");
    }

    /** A log is shorter than it was. */
    void shortened(String appId) {
        log.debug("The log of application '{}' on server {} is shorter than it was, or gone.", appId, address);
    }
}
