package dev.burr.ui;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where a service has its UI: {@code burr.ui.embedded} and {@code burr.ui.path} together say that. */
enum UiPlace {
    /** Under a path of the service. */
    MOUNTED,
    /** On a port of its own. */
    EMBEDDED,
    /** Elsewhere. */
    NONE;

    private static final String SWITCH = "burr.ui.embedded";

    /** A server that runs are sent to shows them; here, there would be none to show. */
    private static final String SERVER = "burr.tracking.remote.url";

    /** Set by Spring Boot in the environments of its tests. */
    private static final String TEST = "org.springframework.boot.test.context.SpringBootTestContextBootstrapper";

    static UiPlace in(Environment environment) {
        boolean hasPath = !HostSettings.properties(environment).path().isEmpty();
        boolean isSentElsewhere = !environment.getProperty(SERVER, "").isBlank();
        boolean usual = !hasPath && !isSentElsewhere && !environment.containsProperty(TEST);
        if (environment.getProperty(SWITCH, Boolean.class, usual)) {
            return EMBEDDED;
        }
        return hasPath ? MOUNTED : NONE;
    }

    private abstract static class Condition extends SpringBootCondition {

        private final UiPlace wanted;

        Condition(UiPlace wanted) {
            this.wanted = wanted;
        }

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            UiPlace place = in(context.getEnvironment());
            return new ConditionOutcome(
                    place == wanted,
                    ConditionMessage.forCondition("Burr UI")
                            .because("burr.ui.embedded and burr.ui.path lead to " + place));
        }
    }

    static final class Mounted extends Condition {
        Mounted() {
            super(MOUNTED);
        }
    }

    static final class Embedded extends Condition {
        Embedded() {
            super(EMBEDDED);
        }
    }
}
