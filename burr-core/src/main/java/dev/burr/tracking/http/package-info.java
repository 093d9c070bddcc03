/** The record sent to a Burr UI server, over HTTP: what waits to be sent, who sends it, and how it is read back. */
@NullMarked
package dev.burr.tracking.http;

import org.jspecify.annotations.NullMarked;
