/**
 * Spring AI within applications: an action that talks to a language model, its memory in the state, and what the spans of its
 * calls tell. For services that have Spring AI.
 */
@NullMarked
package dev.burr.spring.ai;

import org.jspecify.annotations.NullMarked;
