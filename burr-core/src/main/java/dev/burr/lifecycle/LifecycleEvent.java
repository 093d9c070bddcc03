package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;

/** Something that happened to an application. Events are immutable and may be kept. */
public sealed interface LifecycleEvent
        permits ApplicationCreated,
                RunStarted,
                RunFinished,
                StepStarted,
                StepFinished,
                StreamStarted,
                StreamItem,
                StreamFinished,
                SpanStarted,
                SpanFinished,
                AttributesLogged,
                EventLogged {

    /** The application it happened to. */
    ApplicationId application();

    /** Calls the method of the hook that is for this kind of event. */
    void deliverTo(LifecycleHook hook);
}
