import { useEffect, useState, useSyncExternalStore } from "react";
import { useSearchParams } from "../routing/router";
import type { RunView } from "./runUrl";
import { RunViewStore } from "./viewStore";

export type ChangeView = RunViewStore["change"];

/** What is on show and the way to change it; the address carries it. */
export function useRunView(): [RunView, ChangeView] {
  const [search, setSearch] = useSearchParams();
  const [store] = useState(() => new RunViewStore(search, setSearch));
  useEffect(() => {
    window.addEventListener("popstate", store.drop, { capture: true });
    return () => {
      window.removeEventListener("popstate", store.drop, { capture: true });
      store.drop();
    };
  }, [store]);
  useEffect(() => store.addressChanged(search), [store, search]);
  return [useSyncExternalStore(store.subscribe, store.snapshot), store.change];
}
