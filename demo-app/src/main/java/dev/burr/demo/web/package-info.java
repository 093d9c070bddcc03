/** What every request to the demo goes through. */
@NullMarked
package dev.burr.demo.web;

import org.jspecify.annotations.NullMarked;
