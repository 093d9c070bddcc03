package dev.burr.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookChainTest {

    private static final RunStarted EVENT =
            new RunStarted(ApplicationId.of("app"), "run", State.empty(), Instant.EPOCH);

    private final List<String> called = new ArrayList<>();

    private LifecycleHook listening(String name) {
        return new LifecycleHook() {
            @Override
            public void runStarted(RunStarted event) {
                called.add(name);
            }
        };
    }

    private static LifecycleHook failing(Throwable failure, HookFailurePolicy policy) {
        return new LifecycleHook() {
            @Override
            public void runStarted(RunStarted event) {
                HookChainTest.<RuntimeException>sneak(failure);
            }

            @Override
            public HookFailurePolicy failurePolicy() {
                return policy;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void callsHooksInOrder() {
        new HookChain(List.of(listening("a"), listening("b"))).fire(EVENT);

        assertThat(called).containsExactly("a", "b");
    }

    @Test
    void passesOverAHookThatFailsAndCountsIt() {
        var chain = new HookChain(List.of(
                failing(new IllegalStateException("x"), HookFailurePolicy.ISOLATE),
                failing(new AssertionError("y"), HookFailurePolicy.ISOLATE),
                listening("b")));

        assertThatCode(() -> {
                    chain.fire(EVENT);
                    chain.fire(EVENT);
                })
                .doesNotThrowAnyException();

        assertThat(called).containsExactly("b", "b");
        assertThat(chain.failures()).isEqualTo(4);
    }

    @Test
    void letsAHookVetoWhenItSaysSoAfterTheOthersHadTheEvent() {
        var veto = new IllegalStateException("not saved");
        var second = new IllegalStateException("not saved either");
        var chain = new HookChain(List.of(
                failing(veto, HookFailurePolicy.PROPAGATE),
                listening("b"),
                failing(second, HookFailurePolicy.PROPAGATE)));

        assertThatThrownBy(() -> chain.fire(EVENT)).isSameAs(veto).hasSuppressedException(second);
        assertThat(called).containsExactly("b");
    }

    @Test
    void keepsCheckedExceptionsAwayFromTheRunToo() {
        var chain = new HookChain(List.of(failing(new Exception("sneaky"), HookFailurePolicy.ISOLATE), listening("b")));

        chain.fire(EVENT);

        assertThat(called).containsExactly("b");
        assertThat(chain.failures()).isEqualTo(1);
    }

    @Test
    void takesTheSameVetoTwice() {
        var veto = new IllegalStateException("not saved");
        var chain = new HookChain(
                List.of(failing(veto, HookFailurePolicy.PROPAGATE), failing(veto, HookFailurePolicy.PROPAGATE)));

        assertThatThrownBy(() -> chain.fire(EVENT)).isSameAs(veto).hasNoSuppressedExceptions();
    }

    @Test
    void letsErrorsOfTheVirtualMachinePass() {
        var chain = new HookChain(List.of(failing(new OutOfMemoryError("full"), HookFailurePolicy.ISOLATE)));

        assertThatThrownBy(() -> chain.fire(EVENT)).isInstanceOf(OutOfMemoryError.class);
    }
}
