package dev.burr.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Brings what the server keeps runs, annotations, deleted runs and views in: the configurations that any jar names in
 * {@code META-INF/spring/dev.burr.ui.StorageConfigurations.imports}. That of files comes last, and stands back for others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@interface StorageConfigurations {}
