package dev.burr.spring.autoconfigure;

import dev.burr.core.Graph;
import dev.burr.spring.application.ApplicationFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Gives each {@link Graph} bean an {@link ApplicationFactory}, {@code chatApplications} for {@code chat}, which is also found by
 * the name of the graph as its qualifier. One that the service defines comes before it: under the same name it takes its place,
 * and under another one it is chosen wherever no name is asked for.
 */
final class GraphApplications implements BeanDefinitionRegistryPostProcessor {

    private static final String SUFFIX = "Applications";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var beans = (ListableBeanFactory) registry;
        String[] graphs = beans.getBeanNamesForType(Graph.class, true, false);
        boolean hasOwn =
                graphs.length > 0 && beans.getBeanNamesForType(ApplicationFactory.class, true, false).length > 0;
        for (String graph : graphs) {
            if (!registry.containsBeanDefinition(graph + SUFFIX)) {
                registry.registerBeanDefinition(graph + SUFFIX, factory(graph, !hasOwn && isPrimary(graph, registry)));
            }
        }
    }

    private static boolean isPrimary(String graph, BeanDefinitionRegistry registry) {
        return registry.containsBeanDefinition(graph)
                && registry.getBeanDefinition(graph).isPrimary();
    }

    /** Lazy: a graph that is made when somebody wants it is not made for this. */
    private static RootBeanDefinition factory(String graph, boolean primary) {
        var definition = new RootBeanDefinition(ApplicationFactory.class);
        definition.setFactoryMethodName("of");
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(graph));
        definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, graph));
        definition.setPrimary(primary);
        definition.setFallback(true);
        definition.setLazyInit(true);
        return definition;
    }
}
