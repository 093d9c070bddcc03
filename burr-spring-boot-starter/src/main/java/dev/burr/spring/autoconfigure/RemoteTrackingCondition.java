package dev.burr.spring.autoconfigure;

import java.util.Objects;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether it is known where runs are to be sent: by a property, or by a bean. An empty property counts as none: it may be a variable that is set in some environments only. */
final class RemoteTrackingCondition extends SpringBootCondition implements ConfigurationCondition {

    private static final String URL = "burr.tracking.remote.url";

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Burr UI server to send runs to");
        if (StringUtils.hasText(context.getEnvironment().getProperty(URL))) {
            return ConditionOutcome.match(message.foundExactly("property " + URL));
        }
        ConfigurableListableBeanFactory beans = Objects.requireNonNull(context.getBeanFactory(), "bean factory");
        return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, BurrConnectionDetails.class, true, false)
                                .length
                        > 0
                ? ConditionOutcome.match(message.foundExactly("bean of type BurrConnectionDetails"))
                : ConditionOutcome.noMatch(
                        message.didNotFind("property " + URL + ", nor a bean of type BurrConnectionDetails")
                                .atAll());
    }
}
