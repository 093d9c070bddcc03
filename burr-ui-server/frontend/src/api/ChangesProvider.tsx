import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { ChangeStream, querySink, type EventSourceLike, type StreamStatus } from "./changes";
import { apiUrl, getJson } from "./client";

const ChangesContext = createContext<ChangeStream | null>(null);

/** Holds the tab's change stream open while the page is visible. */
export function ChangesProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [stream] = useState(
    () =>
      new ChangeStream(
        {
          open: () => new EventSource(apiUrl("changes")) as EventSourceLike,
          probe: () =>
            getJson("info").then(
              () => true,
              () => false,
            ),
          hidden: () => document.visibilityState === "hidden",
          now: () => Date.now(),
        },
        querySink(client),
      ),
  );
  useEffect(() => {
    const visibilityChanged = () => stream.visibilityChanged();
    document.addEventListener("visibilitychange", visibilityChanged);
    stream.start();
    return () => {
      document.removeEventListener("visibilitychange", visibilityChanged);
      stream.stop();
    };
  }, [stream]);
  return <ChangesContext value={stream}>{children}</ChangesContext>;
}

export function useChangeStream(): ChangeStream {
  const stream = useContext(ChangesContext);
  if (stream === null) throw new Error("useChangeStream needs a ChangesProvider above it.");
  return stream;
}

export function useStreamStatus(): StreamStatus {
  const stream = useChangeStream();
  return useSyncExternalStore(stream.subscribe, stream.snapshot);
}
