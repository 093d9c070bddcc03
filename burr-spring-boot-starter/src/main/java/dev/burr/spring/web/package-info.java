/** Applications behind HTTP: runs as streams, the application that a request is about, and problem details. Each part needs its libraries only. */
@NullMarked
package dev.burr.spring.web;

import org.jspecify.annotations.NullMarked;
