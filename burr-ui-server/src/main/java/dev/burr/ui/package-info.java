/** The UI server: a web application that shows tracked runs. */
@NullMarked
package dev.burr.ui;

import org.jspecify.annotations.NullMarked;
