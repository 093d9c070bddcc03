package dev.burr.ui.api.v1;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How the answers of this version of the API, which are its own records, are written. {@code /api/v0} writes as Burr does. */
final class ApiV1Json implements WebMvcConfigurer {

    /** As deep as a log may be, and what an answer puts around it. */
    private static final int DEEPEST = 1_050;

    private final JsonMapper mapper;

    ApiV1Json() {
        this.mapper = mapper();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new OwnRecords(mapper));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new AskAgain()).addPathPatterns("/api/v1/**");
    }

    static JsonMapper mapper() {
        SafeNumberSerializer safe = new SafeNumberSerializer();
        SimpleModule numbers = new SimpleModule("safe-numbers")
                .addSerializer(Long.class, safe)
                .addSerializer(long.class, safe)
                .addSerializer(BigInteger.class, safe)
                .addSerializer(BigDecimal.class, safe);
        JsonFactory factory = JsonFactory.builder()
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .addModule(numbers)
                .build();
    }

    /** Writes what this package and those below it declare, and reads nothing. */
    private static final class OwnRecords extends JacksonJsonHttpMessageConverter {

        private static final String PACKAGE = ApiV1Json.class.getPackageName();

        OwnRecords(JsonMapper mapper) {
            super(mapper);
        }

        @Override
        public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
            return false;
        }

        @Override
        public boolean canWrite(ResolvableType type, Class<?> valueType, @Nullable MediaType mediaType) {
            String name = valueType.getPackageName();
            return (name.equals(PACKAGE) || name.startsWith(PACKAGE + "."))
                    && super.canWrite(type, valueType, mediaType);
        }
    }
}
