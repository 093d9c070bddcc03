package dev.burr.spring.autoconfigure;

import dev.burr.spring.observation.TraceIds;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Names the trace that a step is part of, in a service that is traced. */
@AutoConfiguration(before = BurrObservationAutoConfiguration.class)
@ConditionalOnClass(Tracer.class)
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "burr.observation.enabled", matchIfMissing = true)
public final class BurrTracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TraceIds burrTraceIds(ObjectProvider<Tracer> tracers) {
        return () -> {
            Tracer tracer = tracers.getIfUnique();
            Span span = tracer == null ? null : tracer.currentSpan();
            return span == null ? null : idOf(span.context());
        };
    }

    /** Of a trace that is not kept there is nothing to look at. */
    private static @Nullable String idOf(TraceContext context) {
        String id = context.traceId();
        return id.isEmpty() || Boolean.FALSE.equals(context.sampled()) ? null : id;
    }
}
