package dev.burr.spring.web;

import dev.burr.spring.application.ApplicationFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;

/** Where applications of requests come from: a source that the service defines, and without one the factory of a graph. */
record ApplicationSources(BeanFactory beans) {

    /** @param name of a source, of a factory or of a graph; empty for the only one */
    ApplicationSource named(String name) {
        if (name.isEmpty()) {
            ApplicationSource own =
                    beans.getBeanProvider(ApplicationSource.class).getIfAvailable();
            return own == null ? from(beans.getBean(ApplicationFactory.class)) : own;
        }
        return beans.containsBean(name) && beans.isTypeMatch(name, ApplicationSource.class)
                ? beans.getBean(name, ApplicationSource.class)
                : from(BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, ApplicationFactory.class, name));
    }

    private static ApplicationSource from(ApplicationFactory factory) {
        return factory::application;
    }
}
