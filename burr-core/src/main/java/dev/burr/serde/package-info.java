/** Values to and from JSON. The JSON library stays behind the types of this package. */
@NullMarked
package dev.burr.serde;

import org.jspecify.annotations.NullMarked;
