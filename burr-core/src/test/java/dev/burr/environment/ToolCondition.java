package dev.burr.environment;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test where its tool is missing, and fails it where {@code BURR_FORBID_SKIPS} is {@code true}. */
class ToolCondition implements ExecutionCondition {
    private final Tool<?> tool;
    private final BooleanSupplier skipsForbidden;

    ToolCondition(Tool<?> tool) {
        this(tool, () -> Boolean.parseBoolean(System.getenv("BURR_FORBID_SKIPS")));
    }

    ToolCondition(Tool<?> tool, BooleanSupplier skipsForbidden) {
        this.tool = tool;
        this.skipsForbidden = skipsForbidden;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (tool.find().isPresent()) {
            return ConditionEvaluationResult.enabled("found " + tool.require());
        }
        if (skipsForbidden.getAsBoolean()) {
            throw new ExtensionConfigurationException(
                    tool.missing() + " Skipping is forbidden here (BURR_FORBID_SKIPS).");
        }
        return ConditionEvaluationResult.disabled(tool.missing());
    }
}
