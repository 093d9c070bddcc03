package dev.burr.spring.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a controller of Spring MVC or WebFlux, an {@link dev.burr.application.Application} or an {@link
 * dev.burr.core.ApplicationId}, as the application that the request is about.
 *
 * <pre>{@code
 * @PostMapping("/chat/{id}")
 * Reply say(@RequestedApplication("id") Application chat, @RequestBody String prompt) {
 *     return chat.run(after("respond"), Inputs.of("prompt", prompt)).state().get("response", Reply.class);
 * }
 * }</pre>
 *
 * <p>Its id is that of a path variable, or one that belongs to the HTTP session and is made up with its first request: never
 * the session's own, which would let whoever reads a log take the session over. Its partition is the name of the signed-in user,
 * unless a {@link RequestPartition} bean says otherwise, or an {@link ExchangePartition} in WebFlux. An {@code Application} comes from the {@link
 * dev.burr.spring.application.ApplicationFactory} of the service's {@link dev.burr.core.Graph} bean, or from an {@link
 * ApplicationSource} bean if there is one.
 *
 * <p>An application of another partition is answered like one that there is not, also where nobody is signed in.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestedApplication {

    /** The path variable that is the id; that of the HTTP session when none is named. */
    String value() default "";

    /** The name of the {@link dev.burr.core.Graph} or {@link ApplicationSource} bean, where there are several. */
    String source() default "";
}
