package dev.burr.spring.test;

import dev.burr.core.Action;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.serde.ValueCodec;
import dev.burr.serde.ValueMask;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.ApplicationBuilderCustomizer;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves of the components of a service what its applications are made of. */
final class BurrTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<BurrTest> {

    private static final Set<Class<?>> COMPONENTS = Set.of(
            Action.class, ApplicationBuilderCustomizer.class, LifecycleHook.class, ValueCodec.class, ValueMask.class);

    private static final Set<String> BEANS = Stream.concat(
                    COMPONENTS.stream(), Stream.of(Graph.class, ApplicationFactory.class))
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    BurrTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return COMPONENTS;
    }

    @Override
    protected boolean defaultInclude(MetadataReader reader, MetadataReaderFactory readers) throws IOException {
        AnnotationMetadata type = reader.getAnnotationMetadata();
        return type.hasAnnotatedMethods(BurrAction.class.getName())
                || type.getAnnotatedMethods(Bean.class.getName()).stream()
                        .map(MethodMetadata::getReturnTypeName)
                        .anyMatch(BEANS::contains)
                || super.defaultInclude(reader, readers);
    }
}
