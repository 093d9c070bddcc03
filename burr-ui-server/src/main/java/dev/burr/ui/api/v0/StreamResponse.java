package dev.burr.ui.api.v0;

/** A moment in the life of a stream. */
sealed interface StreamResponse permits BeginStreamResponse, FirstItemStreamResponse, EndStreamResponse {}
