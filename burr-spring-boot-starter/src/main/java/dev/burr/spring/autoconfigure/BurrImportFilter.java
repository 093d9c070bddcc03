package dev.burr.spring.autoconfigure;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Leaves our configurations out before they are read where {@code burr.enabled} is false, so that a service starts as it would
 * without the starter. Their own conditions say the same; this only saves what reading them takes. The report of conditions names
 * each that was left out.
 */
final class BurrImportFilter implements AutoConfigurationImportFilter, EnvironmentAware, BeanFactoryAware {

    private static final String ENABLED = "burr.enabled";

    private @Nullable Environment environment;
    private @Nullable BeanFactory beans;
    private @Nullable Boolean enabled;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setBeanFactory(BeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Called for all configurations at once, and then for each class that one of them imports.
     *
     * @param candidates names of classes, null where another filter has left one out
     */
    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            // Properties are looked at for ours only, and once: most candidates are not.
            boolean unwanted = candidate != null && isOurs(candidate) && !isEnabled();
            matches[i] = !unwanted;
            if (unwanted) {
                report(candidate);
            }
        }
        return matches;
    }

    private static boolean isOurs(String candidate) {
        return candidate.startsWith("dev.burr.spring.autoconfigure.") || candidate.startsWith("dev.burr.spring.web.");
    }

    private boolean isEnabled() {
        if (enabled == null) {
            enabled = isEnabled(Objects.requireNonNull(environment, "environment"));
        }
        return enabled;
    }

    /** What is no boolean is left to the conditions, which say so. */
    private static boolean isEnabled(Environment settings) {
        try {
            return settings.getProperty(ENABLED, Boolean.class, true);
        } catch (ConversionFailedException e) {
            return true;
        }
    }

    private void report(String candidate) {
        if (beans instanceof ConfigurableListableBeanFactory all) {
            ConditionEvaluationReport.get(all)
                    .recordConditionEvaluation(
                            candidate, new Unwanted(), ConditionOutcome.noMatch(ENABLED + " is false"));
        }
    }

    /** What the report names as the reason. */
    private static final class Unwanted implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return false;
        }
    }
}
