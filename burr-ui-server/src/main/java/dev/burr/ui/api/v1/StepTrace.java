package dev.burr.ui.api.v1;

import java.util.List;

/**
 * What the action of a step traced in its last attempt.
 *
 * @param spans each behind the one it is in, siblings in the order in which they began
 * @param attributes of the step as a whole
 * @param streams of results
 * @param truncated whether there are more spans or attributes
 */
record StepTrace(List<SpanView> spans, List<AttributeView> attributes, List<StreamView> streams, boolean truncated) {}
