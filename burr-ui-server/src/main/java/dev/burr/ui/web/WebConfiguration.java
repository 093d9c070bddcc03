package dev.burr.ui.web;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The filters in the order in which a request meets them, and the handler for what no controller answers: what holds wherever the
 * server is, also within another one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WebProperties.class, RequestLimits.class})
public class WebConfiguration {

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilter(WebProperties settings) {
        return everyRequest(new SecurityHeadersFilter(settings.frameAncestors()), 0);
    }

    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(HostAllowList allowed) {
        return everyRequest(new OriginFilter(allowed), 20);
    }

    @Bean
    FilterRegistrationBean<AddressFilter> addressFilter(RequestLimits limits) {
        return everyRequest(new AddressFilter(limits), 30);
    }

    @Bean
    FilterRegistrationBean<RawPathFilter> rawPathFilter() {
        return everyRequest(new RawPathFilter(), 40);
    }

    @Bean
    FilterRegistrationBean<ApiMethodFilter> apiMethodFilter(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return everyRequest(
                new ApiMethodFilter(() ->
                        mappings.orderedStream().flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())),
                50);
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(RequestLimits limits) {
        return everyRequest(new BodyFilter(limits), 60);
    }

    /** Everything is JSON here; as Burr's server does, it answers so whatever a client says that it would rather have. */
    @Bean
    WebMvcConfigurer answersWhatItHas() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(new FixedContentNegotiationStrategy(MediaType.ALL)));
            }
        };
    }

    @Bean
    SimpleUrlHandlerMapping uiMapping() {
        return new SimpleUrlHandlerMapping(Map.of("/**", new UiHandler(new UiFiles())), Ordered.LOWEST_PRECEDENCE);
    }

    static <F extends Filter> FilterRegistrationBean<F> everyRequest(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
