import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { ApiProblem, serverName } from "../api/client";
import { ErrorPanel } from "./ErrorPanel";

type Part<P> = (props: P) => ReactElement | null;
type Loaded<P> = Promise<{ default: Part<P> }>;

interface Waiting {
  /** Stands in the place of the part until it is there. */
  waiting: ReactElement | null;
  /** Surroundings of what is said where it could not be had. */
  around?: (panel: ReactElement) => ReactElement;
}

/**
 * A part of the UI that is fetched when it is first shown. Where that fails only its place says so, and it is fetched as data
 * are: again when the reader asks, and by itself once the server is back. React's own `lazy` fails once and for all.
 */
export function lazyPart<P extends object>(name: string, load: () => Loaded<P>): Part<P & Waiting> {
  return function LazyPart({ waiting, around = (panel) => panel, ...props }: P & Waiting) {
    const { data, error, refetch } = useQuery({
      queryKey: ["part", name],
      queryFn: () => loadPart(load),
      staleTime: Infinity,
      gcTime: Infinity,
      structuralSharing: false,
      retry: false,
    });
    if (data !== undefined) {
      const Part = data.default;
      return <Part {...(props as unknown as P)} />;
    }
    if (error === null) return waiting;
    return around(
      <ErrorPanel what="This part of the page could not be loaded" error={error} onRetry={() => void refetch()} />,
    );
  };
}

async function loadPart<P>(load: () => Loaded<P>): Loaded<P> {
  try {
    await reviveStyles();
    return await load();
  } catch {
    throw new ApiProblem(
      0,
      "The server does not answer for it",
      `Either nothing listens at ${serverName()}: start it again with ./burr, and this page goes on by itself. Or the server is another version by now: reload this page.`,
    );
  }
}

/** Style sheets that did not come. The bundler asks for each of them once only, so they are asked for again here. */
const lost = new Set<HTMLLinkElement>();

document.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") lost.add(target);
  },
  true,
);

async function reviveStyles(): Promise<void> {
  const links = [...lost];
  lost.clear();
  await Promise.all(links.map(askAgain));
}

function askAgain(link: HTMLLinkElement): Promise<void> {
  return new Promise((loaded, failed) => {
    const again = link.cloneNode() as HTMLLinkElement;
    again.addEventListener("load", () => loaded());
    again.addEventListener("error", () => failed(new Error(`No answer for ${again.href}`)));
    link.remove();
    document.head.append(again);
  });
}
