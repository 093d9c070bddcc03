package dev.burr.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether it is known where runs are to be sent: by a property, or by a bean. */
final class RemoteTrackingCondition extends AnyNestedCondition {

    RemoteTrackingCondition() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(UrlIsSet.class)
    static final class ByProperty {}

    @ConditionalOnBean(BurrConnectionDetails.class)
    static final class ByBean {}

    /** An empty one counts as none: such as that of a variable which is set in some environments only. */
    static final class UrlIsSet extends SpringBootCondition {

        private static final String URL = "burr.tracking.remote.url";

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionMessage.Builder message = ConditionMessage.forCondition("Burr UI server to send runs to");
            return StringUtils.hasText(context.getEnvironment().getProperty(URL))
                    ? ConditionOutcome.match(message.foundExactly("property " + URL))
                    : ConditionOutcome.noMatch(
                            message.didNotFind("property " + URL).atAll());
        }
    }
}
