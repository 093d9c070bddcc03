package dev.burr.ui;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes types that springdoc does not know (what is iterated over is an array, a sealed interface is one of its
 * records), and remembers the records that it meets.
 */
final class SchemaTypes implements ModelConverter {

    private final Map<String, Class<?>> records = new TreeMap<>();

    Map<String, Class<?>> records() {
        return records;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json31.mapper().constructType(type.getType());
        if (java != null && java.getRawClass() == Iterable.class) {
            JavaType list = Json31.mapper().getTypeFactory().constructCollectionType(List.class, java.containedType(0));
            type.setType(list);
        } else if (java != null && java.getRawClass().isRecord()) {
            records.put(java.getRawClass().getSimpleName(), java.getRawClass());
        } else if (java != null
                && java.getRawClass().isInterface()
                && java.getRawClass().isSealed()) {
            return oneOf(java.getRawClass(), context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static Schema<?> oneOf(Class<?> sealed, ModelConverterContext context) {
        Schema<Object> schema = new JsonSchema();
        for (Class<?> choice : sealed.getPermittedSubclasses()) {
            schema.addOneOfItem(context.resolve(new AnnotatedType(choice).resolveAsRef(true)));
        }
        return schema;
    }
}
