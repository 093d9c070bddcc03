package dev.burr.ui.api.v1.manage;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of these routes. */
@Configuration(proxyBeanMethods = false)
@Import({
    TrashController.class,
    AnnotationsController.class,
    ArchiveController.class,
    StorageController.class,
    ViewsController.class
})
public class ManageConfiguration {}
