package dev.burr.core;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The actions of an object: its methods that are annotated with {@link BurrAction}, in the order in which they stand in
 * their class, and what is wrong with them. A method with a problem is an action all the same, so that the problem is
 * not followed by others that come from it.
 */
record BeanActions(List<Action> actions, List<String> problems) {

    static BeanActions of(Object bean) {
        var problems = new ArrayList<String>();
        var actions = new ArrayList<Action>();
        for (Method method : ActionMethods.of(bean.getClass())) {
            actions.add(new BeanMethod(bean, method).toAction(problems));
        }
        if (actions.isEmpty()) {
            problems.add(
                    nothingIn(bean, "withActionsOf", "Annotate its action methods, or leave it out of withActionsOf."));
        }
        return new BeanActions(actions, problems);
    }

    /** The one action of an object that has this name. */
    static Action named(Object bean, String name) {
        var names = new LinkedHashSet<String>();
        var found = new ArrayList<BeanMethod>();
        for (Method method : ActionMethods.of(bean.getClass())) {
            var candidate = new BeanMethod(bean, method);
            names.add(candidate.name());
            if (candidate.name().equals(name)) {
                found.add(candidate);
            }
        }
        if (found.size() != 1) {
            throw new InvalidGraphException(List.of(notOne(bean, name, found.size(), names)));
        }
        var problems = new ArrayList<String>();
        Action action = found.get(0).toAction(problems);
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        return action;
    }

    private static String notOne(Object bean, String name, int found, Set<String> names) {
        if (names.isEmpty()) {
            return nothingIn(bean, "Action.of", "Annotate its action methods.");
        }
        String type = bean.getClass().getName();
        return found == 0
                ? "Object of type %s has no action %s (actions: %s). Name one of them, or annotate the method with @BurrAction."
                        .formatted(type, Names.quoted(name), Names.list(names))
                : "Object of type %s has %d methods for action %s. Give all but one another name, with @BurrAction(name = …)."
                        .formatted(type, found, Names.quoted(name));
    }

    /** @param method the one that was given the object */
    private static String nothingIn(Object bean, String method, String advice) {
        if (bean instanceof Class<?> type) {
            return "%s was given the class %s, not an object. Give it an object of that class."
                    .formatted(method, type.getSimpleName());
        }
        Class<?> type = bean.getClass();
        if (Proxy.isProxyClass(type)) {
            return "Object of type %s is a JDK proxy: it shows interfaces only, and no method of theirs is annotated with @BurrAction. Annotate the methods of the interface, or proxy the class (in Spring proxyTargetClass = true)."
                    .formatted(type.getName());
        }
        return "Object of type %s has no method that is annotated with @BurrAction. %s"
                .formatted(type.getName(), advice);
    }
}
