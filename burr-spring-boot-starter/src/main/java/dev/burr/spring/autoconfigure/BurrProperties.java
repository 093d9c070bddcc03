package dev.burr.spring.autoconfigure;

import dev.burr.serde.SerdeBuilder;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.file.Durability;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * What {@code application.yml} says about Burr, but for what only some services need: a server, a persister, models.
 *
 * <p>A group of which nothing is set is not bound but has its defaults, as most have in most services: to bind and convert them all
 * takes a starting service several milliseconds.
 *
 * @param enabled Whether Burr is configured at all.
 * @param project Project under which applications are recorded. By default, the value of 'spring.application.name' with
 *     '-' for what a project can't have, or 'default' where that is not set.
 * @param tracking Recording of every step.
 * @param observation What Micrometer sees of runs and steps.
 * @param health What the health of the service says of tracking.
 * @param web What the controllers of the service have of Burr.
 * @param ui Where the runs are shown.
 */
@ConfigurationProperties("burr")
record BurrProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable String project,
        Tracking tracking,
        Observed observation,
        Health health,
        Web web,
        Ui ui) {

    BurrProperties {
        project = blankToNull(project);
        tracking = Objects.requireNonNullElse(tracking, Tracking.UNSET);
        observation = Objects.requireNonNullElse(observation, Observed.UNSET);
        health = Objects.requireNonNullElse(health, Health.UNSET);
        web = Objects.requireNonNullElse(web, Web.UNSET);
        ui = Objects.requireNonNullElse(ui, Ui.UNSET);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * How steps are recorded.
     *
     * @param enabled Whether steps are recorded.
     * @param storageDir Directory that projects are recorded in, where '~' stands for the home directory. By default, the
     *     environment variable BURR_HOME, else burr_path, else '~/.burr'.
     * @param state How much of the state is recorded with each step.
     * @param durability What recorded steps survive.
     * @param onFailure What happens to a run when a step can't be recorded.
     * @param retention How much of the project is kept.
     * @param mask Keys whose values are not recorded, such as '*password*', where '*' stands for any text and case does not
     *     matter. By default, none.
     * @param maxValueBytes How large a single text or array may be; of a larger one, only the beginning is recorded.
     */
    record Tracking(
            @DefaultValue("true") boolean enabled,
            @Nullable String storageDir,
            @DefaultValue("full") StateRecording state,
            @DefaultValue("os") Durability durability,
            @DefaultValue("warn") OnFailure onFailure,
            Kept retention,
            @Nullable List<String> mask,
            @DefaultValue("2MB") DataSize maxValueBytes) {

        private static final Tracking UNSET = new Tracking(
                true,
                null,
                StateRecording.FULL,
                Durability.OS,
                OnFailure.WARN,
                Kept.UNSET,
                null,
                DataSize.ofBytes(SerdeBuilder.DEFAULT_MAX_VALUE_BYTES));

        Tracking {
            retention = Objects.requireNonNullElse(retention, Kept.UNSET);
            storageDir = blankToNull(storageDir);
            mask = mask == null ? null : List.copyOf(mask);
        }

        /**
         * Limits beyond which runs are deleted, oldest first.
         *
         * @param maxAge How long a run is kept after its last line was written, in days where no unit is given. By default,
         *     for ever.
         * @param maxRuns How many runs are kept, those of forks and parallel steps included. By default, all of them.
         * @param maxBytes How much room the files of all runs may take. By default, as much as there is.
         */
        record Kept(
                @DurationUnit(ChronoUnit.DAYS) @Nullable Duration maxAge,
                @Nullable Integer maxRuns,
                @Nullable DataSize maxBytes) {

            private static final Kept UNSET = new Kept(null, null, null);

            /** Whether there is no limit. */
            boolean isEverything() {
                return maxAge == null && maxRuns == null && maxBytes == null;
            }
        }
    }

    /**
     * Observations, in a service with a registry of them, as one with Spring Boot's actuator has.
     *
     * @param enabled Whether each call that runs steps, and each step, is observed.
     * @param spans Whether what is observed within an action, such as calls of models and of other services, is recorded as
     *     spans of its step.
     */
    record Observed(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean spans) {

        private static final Observed UNSET = new Observed(true, true);
    }

    /**
     * The contributor 'burr', in a service with Spring Boot's actuator.
     *
     * @param troubleStatus Status of it while steps can't be recorded, one of these or of your own.
     */
    record Health(@DefaultValue("UP") String troubleStatus) {

        private static final Health UNSET = new Health("UP");

        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

        /**
         * The code of that status, in capitals whatever the case it is written in.
         *
         * @throws InvalidConfigurationPropertyValueException when it can't be one
         */
        String troubleCode() {
            String code = troubleStatus.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            if (!CODE.matcher(code).matches()) {
                throw new InvalidConfigurationPropertyValueException(
                        "burr.health.trouble-status",
                        troubleStatus,
                        "It is no status. Use UP, DOWN, OUT_OF_SERVICE or UNKNOWN, or one of your own in letters, digits and"
                                + " underscores.");
            }
            return code;
        }
    }

    /**
     * In a service that answers over HTTP.
     *
     * @param problemDetails Answers to requests whose run fails.
     */
    record Web(ProblemDetails problemDetails) {

        private static final Web UNSET = new Web(ProblemDetails.UNSET);

        Web {
            problemDetails = Objects.requireNonNullElse(problemDetails, ProblemDetails.UNSET);
        }

        /**
         * Problem details, as of RFC 9457.
         *
         * @param enabled Whether a run that fails is answered with problem details, where the service has no handler of its own.
         */
        record ProblemDetails(@DefaultValue("true") boolean enabled) {

            private static final ProblemDetails UNSET = new ProblemDetails(true);
        }
    }

    /**
     * The UI that links lead to.
     *
     * @param url Address of the UI that shows the runs of this service, which links lead to: in the log at the start, and in the
     *     actuator. By default, that of the server that runs are sent to, or of the UI inside of this service, if it has one.
     */
    record Ui(@Nullable URI url) {

        private static final Ui UNSET = new Ui(null);

        /**
         * What links begin with; null where it is not said.
         *
         * @throws InvalidConfigurationPropertyValueException when none can begin with it
         */
        @Nullable
        URI address() {
            return url == null || url.toString().isBlank() ? null : checked(url);
        }

        private static URI checked(URI url) {
            String scheme = url.getScheme();
            boolean isHttp = scheme != null && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"));
            if (!isHttp || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
                throw new InvalidConfigurationPropertyValueException(
                        "burr.ui.url",
                        url,
                        "It is no address of a UI. Use one like 'https://burr.example' or 'http://localhost:7241', with the path"
                                + " that the UI begins at, if it has one.");
            }
            return url;
        }
    }
}
