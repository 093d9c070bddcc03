package dev.burr.spring.actuate;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links into the UI that shows the runs of this service. There are none while it is not known where that is. Safe for use by many
 * threads.
 */
public final class UiLinks {

    /**
     * Where the UI inside of this process is, in its environment: an address, or the path below the address of the service. It is
     * there from when the UI is, as with {@code local.server.port}.
     */
    public static final String LOCAL = "local.burr.ui.url";

    private static final Pattern SAFE_IN_A_PATH = Pattern.compile("[A-Za-z0-9_-]+");

    private final Supplier<@Nullable String> address;

    private UiLinks(Supplier<@Nullable String> address) {
        this.address = address;
    }

    /**
     * Links to the UI at an address, or else to the one inside of this process.
     *
     * @param configured what the service is told; null where it is not
     * @param local the value of {@link #LOCAL} now, asked for each link
     */
    public static UiLinks to(@Nullable URI configured, Supplier<@Nullable String> local) {
        return new UiLinks(configured == null ? local : configured::toString);
    }

    /** The first page. */
    public Optional<String> home() {
        return base().map(base -> base + "/");
    }

    /** The runs of a project. */
    public Optional<String> project(String project) {
        String place =
                SAFE_IN_A_PATH.matcher(project).matches() ? "/project/" + project : "/open?project=" + encoded(project);
        return base().map(base -> base + place);
    }

    /** A run, by an address that every id can be part of. */
    public Optional<String> application(String project, String appId) {
        return base().map(base -> base + "/open?project=" + encoded(project) + "&app=" + encoded(appId));
    }

    /** A step of a run. */
    public Optional<String> step(String project, String appId, long sequenceId) {
        return application(project, appId).map(run -> run + "&step=" + sequenceId);
    }

    private Optional<String> base() {
        return Optional.ofNullable(address.get()).map(url -> url.replaceAll("/+$", ""));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
