package dev.burr.ui;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.api.ApiErrors;
import dev.burr.ui.api.ServerFacts;
import dev.burr.ui.api.v0.ApiV0Configuration;
import dev.burr.ui.api.v1.ApiV1Configuration;
import dev.burr.ui.api.v1.manage.ManageConfiguration;
import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.samples.SampleRuns;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.HomePath;
import dev.burr.ui.storage.TrackingRepository;
import dev.burr.ui.trash.TrashConfiguration;
import dev.burr.ui.web.HostAllowList;
import dev.burr.ui.web.RequestLimits;
import dev.burr.ui.web.WebConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * What the server is made of, whoever has the port: {@link OwnServerConfiguration}, or a host application. It names the few
 * parts of Spring Boot that it needs, instead of enabling whatever is on the class path: that starts faster, and beside a user's
 * application it keeps out of her libraries' configuration.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BurrUiProperties.class)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({
    WebConfiguration.class,
    ApiErrors.class,
    ApiV0Configuration.class,
    ApiV1Configuration.class,
    ManageConfiguration.class,
    TrashConfiguration.class
})
@StorageConfigurations
class BurrUiConfiguration {

    private static final int DEEPEST_BODY = 100;

    @Bean
    HostAllowList hostAllowList(BurrUiProperties properties) {
        return HostAllowList.of(properties.allowedHosts(), properties.host());
    }

    @Bean
    UserFolders userFolders(BurrUiProperties properties) {
        return folders(properties);
    }

    @Bean
    StorageFolders storageFolders(
            UserFolders folders, TrackingRepository repository, ObjectProvider<TrackingDirectory> directory) {
        TrackingDirectory files = directory.getIfAvailable();
        return StorageFolders.of(
                folders, files == null ? UserFolders.nameOf(repository.location()) : UserFolders.nameOf(files.root()));
    }

    /**
     * Whoever listens to changes of a run is told of notes on it, whichever storage has them. For that something stands between the
     * notes and those who use them, which is no storage of runs.
     */
    @Bean
    static BeanPostProcessor toldAnnotations(ObjectProvider<RunIndex> index) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof AnnotationStore notes)) {
                    return bean;
                }
                if (bean instanceof TrackingRepository) {
                    throw new IllegalStateException(
                            "Bean '" + name
                                    + "' is a TrackingRepository and an AnnotationStore at once, and what tells of new annotations needs the"
                                    + " one to be made before the other. Define a bean for each; they may share what they are made of.");
                }
                return index.getObject().telling(notes);
            }
        };
    }

    @Bean
    RunIndex runIndex(TrackingRepository repository, StorageFolders folders) {
        return new RunIndex(repository, Clock.systemUTC(), folders.index());
    }

    /** Behind everything else, the web server included: whoever starts it waits for that. */
    @Bean
    ApplicationListener<ContextRefreshedEvent> indexing(RunIndex index) {
        return started -> index.start();
    }

    @Bean
    ServerFacts serverFacts(ObjectProvider<SampleRuns> given) {
        String version = BurrUiServer.class.getPackage().getImplementationVersion();
        SampleRuns samples = given.getIfAvailable();
        return new ServerFacts(version == null ? "unknown" : version, samples != null && samples.areGiven());
    }

    /**
     * The server's own: its answers have the form that its clients know, whatever a service around it has configured. It
     * reads bounded bodies, and texts only as texts.
     */
    @Bean
    JsonMapper json(RequestLimits limits) {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxDocumentLength(limits.body().toBytes())
                .maxNestingDepth(DEEPEST_BODY)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .withCoercionConfig(LogicalType.Textual, BurrUiConfiguration::onlyTexts)
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }

    private static void onlyTexts(MutableCoercionConfig texts) {
        Stream.of(CoercionInputShape.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float)
                .forEach(other -> texts.setCoercion(other, CoercionAction.Fail));
    }

    static UserFolders folders(BurrUiProperties properties) {
        return UserFolders.ofThisUser().with(named(properties.cacheDir()), named(properties.dataDir()));
    }

    static @Nullable Path named(@Nullable String folder) {
        return folder == null || folder.isBlank() ? null : HomePath.parse(folder);
    }
}
