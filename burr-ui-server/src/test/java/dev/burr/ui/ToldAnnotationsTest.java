package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.TrackingRepository;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What stands between the annotations of a storage and those who use them. */
final class ToldAnnotationsTest {

    private final BeanPostProcessor told =
            BurrUiConfiguration.toldAnnotations(new StaticListableBeanFactory().getBeanProvider(RunIndex.class));

    private static Object bean(Class<?>... types) {
        return Proxy.newProxyInstance(ToldAnnotationsTest.class.getClassLoader(), types, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        });
    }

    @Test
    void leavesOtherBeansAlone() {
        Object repository = bean(TrackingRepository.class);

        assertThat(told.postProcessAfterInitialization(repository, "runs")).isSameAs(repository);
    }

    @Test
    void saysThatABeanOfBothIsTwo() {
        Object both = bean(TrackingRepository.class, AnnotationStore.class);

        assertThatThrownBy(() -> told.postProcessAfterInitialization(both, "everything"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Bean 'everything' is a TrackingRepository and an AnnotationStore at once")
                .hasMessageContaining("Define a bean for each");
    }
}
