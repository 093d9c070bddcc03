/** Auto-configuration that gives a Spring Boot service its application builder and tracking client. */
@NullMarked
package dev.burr.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
