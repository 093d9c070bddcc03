/** What Spring Boot's actuator tells of the applications of a service: the endpoint and the info contributor {@code burr}. */
@NullMarked
package dev.burr.spring.actuate;

import org.jspecify.annotations.NullMarked;
