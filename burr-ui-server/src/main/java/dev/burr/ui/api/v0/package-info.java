/** The REST API of Apache Burr's server: same paths, names, shapes and order of fields. */
@NullMarked
package dev.burr.ui.api.v0;

import org.jspecify.annotations.NullMarked;
