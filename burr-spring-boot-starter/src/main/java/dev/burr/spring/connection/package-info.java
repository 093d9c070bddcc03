/** Where the server is that runs are sent to, for services that are developed or tested with it in a container. */
@NullMarked
package dev.burr.spring.connection;

import org.jspecify.annotations.NullMarked;
