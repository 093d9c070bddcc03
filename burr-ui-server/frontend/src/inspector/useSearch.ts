import { useEffect, useState } from "react";
import type { PayloadAccess } from "./payload/access";
import { MAX_FOUND } from "./payload/find";
import { pointerStep } from "./payload/json";
import type { Section } from "./payload/StepPayload";
import type { Search, ViewChoice } from "./StateTools";

/** A place to bring into view. A new object each time, so that going there twice works. */
export type SearchTarget =
  | { readonly kind: "value"; readonly path: readonly string[]; readonly pointer: string }
  | { readonly kind: "line"; readonly index: number };

const REST = 150;
const NOTHING: readonly SearchTarget[] = [];

/** A search in one section: where the text was found, and which of these places is shown. */
export function useSearch(payload: PayloadAccess, section: Section, view: ViewChoice) {
  const [query, setQuery] = useState("");
  const [found, setFound] = useState({ query: "", targets: NOTHING, cut: false });
  const [target, setTarget] = useState<SearchTarget | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void targetsOf(payload, section, view, query).then(({ targets, cut }) => {
        if (!current) return;
        setFound({ query, targets, cut });
        setTarget(targets[0] ?? null);
      });
    }, REST);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [payload, section, view, query]);

  const at =
    target === null
      ? 0
      : Math.max(
          0,
          found.targets.findIndex((other) => same(other, target)),
        );
  const move = (by: 1 | -1) => {
    const count = found.targets.length;
    const next = found.targets[(at + by + count) % Math.max(1, count)];
    setTarget(next === undefined ? null : { ...next });
  };
  const search: Search = { query: found.query, found: found.targets.length, cut: found.cut, current: at };
  return { search, target, setQuery, move };
}

async function targetsOf(payload: PayloadAccess, section: Section, view: ViewChoice, query: string) {
  if (query === "") return { targets: NOTHING, cut: false };
  if (view === "json") {
    const lines = await payload.findLines(section, query);
    const targets = lines.map<SearchTarget>((index) => ({ kind: "line", index }));
    return { targets, cut: lines.length === MAX_FOUND };
  }
  const { paths, cut } = await payload.find(section, query);
  const targets = paths.map<SearchTarget>((path) => ({ kind: "value", path, pointer: path.map(pointerStep).join("") }));
  return { targets, cut };
}

function same(a: SearchTarget, b: SearchTarget): boolean {
  return a.kind === "value" ? b.kind === "value" && a.pointer === b.pointer : b.kind === "line" && a.index === b.index;
}
