package dev.burr.spring.actions;

import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;

/** Action methods behind the proxies that Spring puts before a bean, as for transactions. */
final class ProxiedBeanTest {

    static class ChatActions {

        private final String greeting;

        ChatActions(String greeting) {
            this.greeting = greeting;
        }

        @BurrAction(writes = "prompt")
        String prompt(@Input("prompt") String text) {
            return text;
        }

        @BurrAction(writes = "response")
        public String respond(String prompt) {
            return greeting + ", " + prompt;
        }
    }

    static class SealedActions extends ChatActions {

        SealedActions() {
            super("Hi");
        }

        @BurrAction(writes = "response")
        final String reject(String prompt) {
            return prompt;
        }
    }

    private final List<String> intercepted = new ArrayList<>();

    private <T> T proxied(T target) {
        var factory = new ProxyFactory(target);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) call -> {
            intercepted.add(call.getMethod().getName());
            return call.proceed();
        });
        @SuppressWarnings("unchecked") // a proxy of a class is one of its kind
        T proxy = (T) factory.getProxy(target.getClass().getClassLoader());
        return proxy;
    }

    @Test
    void isCalledThroughTheProxy() {
        ChatActions bean = proxied(new ChatActions("Hello"));
        assertThat(bean.getClass()).isNotEqualTo(ChatActions.class);

        var app = new ApplicationBuilder()
                .withActionsOf(bean)
                .withTransitions(from("prompt").to("respond"))
                .withEntrypoint("prompt")
                .build();
        State state = app.run(after("respond"), Inputs.of("prompt", "Ann")).state();

        assertThat(state.getString("response")).isEqualTo("Hello, Ann");
        assertThat(intercepted).containsExactly("prompt", "respond");
    }

    @Test
    void isRefusedWhereTheProxyWouldBePassedBy() {
        SealedActions bean = proxied(new SealedActions());

        assertThatThrownBy(() -> Graph.builder().withActionsOf(bean).build())
                .hasMessageContaining("Method SealedActions.reject is final")
                .hasMessageContaining("Leave out final.");
    }
}
