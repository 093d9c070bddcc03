import { useCallback, useMemo, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";
import { basePath, placeOf, searchTexts, type Place, type SearchValues } from "./paths";

interface NavigateOptions {
  /** Replace the entry of the history: for a changed selection or filter. */
  replace?: boolean;
}

const listeners = new Set<() => void>();

let byHistory = false;
window.addEventListener("popstate", () => {
  byHistory = true;
});

/** Whether the reader came here with Back or Forward. */
export function arrivedByHistory(): boolean {
  return byHistory;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const pathname = () => window.location.pathname;
const search = () => window.location.search;

/** Goes to a link made by routing/paths. */
export function navigate(href: string, { replace = false }: NavigateOptions = {}): void {
  const url = basePath() + href;
  byHistory = false;
  if (replace) {
    window.history.replaceState(null, "", url);
  } else {
    window.history.pushState(null, "", url);
  }
  listeners.forEach((listener) => listener());
}

export function usePlace(): Place {
  const path = useSyncExternalStore(subscribe, pathname);
  const query = useSyncExternalStore(subscribe, search);
  // Only /open keeps ids in the search; elsewhere a changed filter leaves the place as it is.
  const relevant = path.endsWith("/open") ? query : "";
  return useMemo(() => placeOf(path, relevant, basePath()), [path, relevant]);
}

type SetSearch = (values: SearchValues, options?: NavigateOptions) => void;

/** The search part of the address and a way to change some of its values; an empty value removes its name. */
export function useSearchParams(): [URLSearchParams, SetSearch] {
  const query = useSyncExternalStore(subscribe, search);
  const params = useMemo(() => new URLSearchParams(query), [query]);
  const set = useCallback<SetSearch>((values, options = { replace: true }) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(values)) {
      next.delete(name);
      searchTexts(value).forEach((text) => next.append(name, text));
    }
    if (next.toString() === new URLSearchParams(window.location.search).toString()) return;
    const text = next.toString();
    navigate(window.location.pathname.slice(basePath().length) + (text === "" ? "" : `?${text}`), options);
  }, []);
  return [params, set];
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  to: string;
  replace?: boolean;
}

/** An anchor that stays in the page; with a modifier key or another button it is an ordinary link. */
export function Link({ to, replace = false, onClick, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to, { replace });
  };
  return (
    <a {...rest} href={basePath() + to} onClick={follow}>
      {children}
    </a>
  );
}
