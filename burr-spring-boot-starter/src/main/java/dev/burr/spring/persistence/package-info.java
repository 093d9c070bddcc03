/** States of applications in stores that Spring Data has templates for. */
@NullMarked
package dev.burr.spring.persistence;

import org.jspecify.annotations.NullMarked;
