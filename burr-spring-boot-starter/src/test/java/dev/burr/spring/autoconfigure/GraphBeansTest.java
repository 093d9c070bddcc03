package dev.burr.spring.autoconfigure;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.tracking.TrackingClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** Graphs that are beans, and the factories that come with them. */
final class GraphBeansTest {

    private static ApplicationContextRunner service(Class<?>... configurations) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(InMemory.class)
                .withUserConfiguration(configurations);
    }

    private static Graph greeting(String text) {
        return Graph.builder()
                .withActions(action("greet").writes("said").run(state -> state.with("said", text)))
                .build();
    }

    private static String said(ApplicationFactory applications) {
        var app = applications.create();
        app.step();
        return app.state().getString("said");
    }

    private static ApplicationFactory factoryOf(ApplicationContext context) {
        return context.getBean(ApplicationFactory.class);
    }

    @Nested
    final class OneGraph {

        @Test
        void hasAFactoryByTypeAndByName() {
            service(Chat.class).run(context -> {
                assertThat(context).hasSingleBean(ApplicationFactory.class).hasBean("chatApplications");
                assertThat(factoryOf(context).graph()).isSameAs(context.getBean(Graph.class));
                assertThat(said(factoryOf(context))).isEqualTo("chat");
            });
        }

        @Test
        void isRunWithAllThatBuildersOfTheServiceHave() {
            service(Chat.class, Watched.class).run(context -> {
                factoryOf(context).application("42").step();

                assertThat(context.getBean(TrackingClient.class).list()).containsExactly("42");
                assertThat(context.getBean(StatePersister.class).list()).containsExactly("42");
                assertThat(context.getBean(Watched.class).seen).containsExactly("customized", "hook greet");
            });
        }

        @Test
        void goesOnAtTheNextRequest() {
            service(Chat.class).run(context -> {
                factoryOf(context).application("42").step();

                assertThat(factoryOf(context).application("42").state()).isEqualTo(State.of("said", "chat"));
            });
        }

        @Test
        void mayHaveAnyName() {
            service(PlainlyNamed.class)
                    .run(context -> assertThat(said(factoryOf(context))).isEqualTo("plain"));
        }

        @Test
        void isNotMadeForTheFactory() {
            service(LazyChat.class).run(context -> {
                assertThat(context.getBeanNamesForType(ApplicationFactory.class))
                        .containsExactly("chatApplications");
                assertThat(context.getBeanFactory().getSingletonNames()).doesNotContain("chat");
                assertThat(said(factoryOf(context))).isEqualTo("lazy");
            });
        }
    }

    @Nested
    final class SeveralGraphs {

        @Test
        void haveAFactoryEachByTheNameOfTheGraph() {
            service(Chat.class, Orders.class, Controllers.class).run(context -> {
                assertThat(said(context.getBean(Controller.class).chats)).isEqualTo("chat");
                assertThat(said(context.getBean(Controller.class).orders)).isEqualTo("orders");
                assertThat(said(context.getBean(Controller.class).ordersApplications))
                        .isEqualTo("orders");
            });
        }

        @Test
        void useThatOfThePrimaryOneWhereNoneIsNamed() {
            service(Chat.class, PrimaryOrders.class)
                    .run(context -> assertThat(said(factoryOf(context))).isEqualTo("orders"));
        }
    }

    @Nested
    final class WithoutIt {

        @Test
        void thereIsNoFactoryWithoutAGraph() {
            service().run(context -> assertThat(context).doesNotHaveBean(ApplicationFactory.class));
        }

        @Test
        void thereIsNoneWhereBurrIsOff() {
            service(Chat.class).withPropertyValues("burr.enabled=false").run(context -> assertThat(context)
                    .hasSingleBean(Graph.class)
                    .doesNotHaveBean(ApplicationFactory.class)
                    .doesNotHaveBean(GraphApplications.class));
        }
    }

    @Nested
    final class BacksOff {

        @Test
        void beforeAFactoryOfTheServiceUnderItsName() {
            service(Chat.class, OwnUnderTheSameName.class).run(context -> {
                assertThat(context).hasSingleBean(ApplicationFactory.class);
                assertThat(said(factoryOf(context))).isEqualTo("own");
            });
        }

        @Test
        void beforeAFactoryOfTheServiceWhereNoneIsNamed() {
            service(Orders.class, PrimaryOrders.class, OwnFactory.class).run(context -> {
                assertThat(said(factoryOf(context))).isEqualTo("own");
                assertThat(said(context.getBean("ordersApplications", ApplicationFactory.class)))
                        .isEqualTo("orders");
            });
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        TrackingClient tracking() {
            return InMemoryTrackingClient.forProject("test");
        }

        @Bean
        StatePersister persister() {
            return new InMemoryStatePersister();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Chat {
        @Bean
        Graph chat() {
            return greeting("chat");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PlainlyNamed {
        @Bean
        Graph graph() {
            return greeting("plain");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LazyChat {
        @Bean
        @Lazy
        Graph chat() {
            return greeting("lazy");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Orders {
        @Bean
        Graph orders() {
            return greeting("orders");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryOrders {
        @Bean
        @Primary
        Graph primaryOrders() {
            return greeting("orders");
        }
    }

    record Controller(ApplicationFactory chats, ApplicationFactory orders, ApplicationFactory ordersApplications) {}

    @Configuration(proxyBeanMethods = false)
    static class Controllers {
        @Bean
        Controller controller(
                @Qualifier("chat") ApplicationFactory chats,
                @Qualifier("orders") ApplicationFactory orders,
                ApplicationFactory ordersApplications) {
            return new Controller(chats, orders, ordersApplications);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {
        @Bean
        ApplicationFactory mine(ObjectProvider<ApplicationBuilder> builders) {
            return ApplicationFactory.of(greeting("own"), builders);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnUnderTheSameName {
        @Bean
        ApplicationFactory chatApplications(ObjectProvider<ApplicationBuilder> builders) {
            return ApplicationFactory.of(greeting("own"), builders);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Watched {
        final List<String> seen = new ArrayList<>();

        @Bean
        LifecycleHook watching() {
            return new LifecycleHook() {
                @Override
                public void stepFinished(StepFinished event) {
                    seen.add("hook " + event.action());
                }
            };
        }

        @Bean
        ApplicationBuilderCustomizer customizing() {
            return builder -> seen.add("customized");
        }
    }
}
