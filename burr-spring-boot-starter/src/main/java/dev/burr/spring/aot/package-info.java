/** What a native image of a service must keep for Burr: what is found by reflection at run time. */
@NullMarked
package dev.burr.spring.aot;

import org.jspecify.annotations.NullMarked;
