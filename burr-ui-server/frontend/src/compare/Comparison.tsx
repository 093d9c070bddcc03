import { useMemo, useState } from "react";
import { useKeys } from "../keyboard/useKeys";
import { compareHref } from "../routing/paths";
import { navigate, useSearchParams } from "../routing/router";
import { within } from "../run/panes";
import { SplitHandle } from "../run/SplitHandle";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Note } from "../ui/Note";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { useSize } from "../ui/useSize";
import { CompareGrid, heightOf } from "./CompareGrid";
import { CompareHead } from "./CompareHead";
import { LIST_SIZE, readListSize, writeListSize } from "./listSize";
import type { LoadedComparison } from "./loadComparison";
import { compareRows, countsOf, firstOf, nextDifference, pairName, pairNamed, SHARED } from "./rows";
import { StateDifference } from "./StateDifference";
import { useComparison } from "./useComparison";
import styles from "./ComparePage.module.css";

/** Share of the height, in percent: what the rows need, and no more than this. */
const LIST = { least: 25, most: 58 };
const NARROW = 900;

interface ComparisonProps {
  readonly project: string;
  readonly a: string;
  readonly b: string;
}

/** Heads, steps and states of two runs. */
export function Comparison({ project, a, b }: ComparisonProps) {
  const query = useComparison(project, a, b);
  const { data } = query;
  const counts = useMemo(() => (data === undefined ? null : countsOf(data.pairs)), [data]);
  const choose = (side: "a" | "b", app: string) => {
    navigate(compareHref(project, side === "a" ? { a: app, b } : { a, b: app }));
  };
  const [, setParams] = useSearchParams();
  // What is shown of them stays; a step is named otherwise from the other side.
  const swap = () => setParams({ a: b, b: a, step: null });
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <h1 className="vh">
        Compare {a} with {b}
      </h1>
      <CompareHead
        project={project}
        a={a}
        b={b}
        runs={data === undefined ? null : { a: data.a, b: data.b }}
        counts={counts}
        shared={data?.shared ?? 0}
        complete={data?.complete ?? false}
        onChoose={choose}
        onSwap={swap}
      />
      {query.error !== null && data === undefined ? (
        <div className={styles.error}>
          <ErrorPanel what="The runs could not be compared" error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <Compared project={project} a={a} b={b} data={data} onSwap={swap} />
      )}
    </main>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      {Array.from({ length: 12 }, (_, row) => (
        <div key={row} className={styles.waitingRow}>
          <Skeleton width={`${40 + ((row * 17) % 35)}%`} />
          <Skeleton width="60%" />
          <Skeleton width={`${40 + ((row * 13) % 35)}%`} />
        </div>
      ))}
      <LongWait what="the steps of both runs" />
    </div>
  );
}

function Compared({ project, a, b, data, onSwap }: ComparisonProps & { data: LoadedComparison; onSwap: () => void }) {
  const [params, setParams] = useSearchParams();
  const [sharedOpen, setSharedOpen] = useState(false);
  const [list, setList] = useState(readListSize);
  const [workRef, size] = useSize();
  const { pairs, shared, complete } = data;
  const hideSame = params.get("same") === "hidden";
  const everything = params.get("keys") === "all";
  const named = useMemo(() => pairNamed(pairs, params.get("step")), [pairs, params]);
  const selected = useMemo(() => named ?? firstOf(pairs, shared), [named, pairs, shared]);
  const rows = useMemo(
    () =>
      compareRows(pairs, shared, { sharedOpen: sharedOpen || (named !== null && named < shared), hideSame, selected }),
    [pairs, shared, sharedOpen, named, hideSame, selected],
  );
  const pair = selected === null ? null : (pairs[selected] ?? null);
  const select = (index: number | null) => {
    const wanted = index === null ? undefined : pairs[index];
    if (wanted !== undefined) setParams({ step: pairName(wanted) });
  };
  const walk = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.kind === "pair" && row.pair.index === selected);
    for (let index = at + by; index >= 0 && index < rows.length; index += by) {
      const row = rows[index];
      if (row?.kind === "pair") {
        select(row.pair.index);
        return;
      }
    }
  };
  const toDifference = (by: 1 | -1) => select(nextDifference(pairs, selected ?? -1, by));
  useKeys({
    j: () => walk(1),
    k: () => walk(-1),
    n: () => toDifference(1),
    p: () => toDifference(-1),
    s: onSwap,
    "=": () => setParams({ same: hideSame ? null : "hidden" }),
  });
  const fold = (key: string) => {
    if (key === SHARED) setSharedOpen(!sharedOpen);
    else setParams({ same: null });
  };
  const narrow = size !== null && size.width <= NARROW;
  const height = useMemo(() => heightOf(rows, narrow), [rows, narrow]);
  const share = list ?? within(LIST, size === null || size.height === 0 ? LIST.most : (100 * height) / size.height);
  return (
    <>
      <Notes data={data} />
      <div
        ref={workRef}
        className={styles.work}
        style={{ "--list": `${share}fr`, "--rest": `${100 - share}fr`, "--rows": `${height}px` }}
        aria-busy={!complete}
      >
        <CompareGrid rows={rows} selected={selected} onSelect={select} onFold={fold} />
        <SplitHandle
          label="Size of the steps and the states"
          orientation="horizontal"
          split={{ value: share, ...LIST_SIZE }}
          onResize={(next) => {
            setList(next);
            writeListSize(next);
          }}
        />
        <StateDifference
          project={project}
          a={a}
          b={b}
          pair={pair}
          none={complete && pairs.length === 0}
          layout={narrow ? "unified" : "split"}
          everything={everything}
          onEverything={(all) => setParams({ keys: all ? "all" : null })}
          onNext={() => toDifference(1)}
          onPrevious={() => toDifference(-1)}
        />
      </div>
    </>
  );
}

function Notes({ data }: { data: LoadedComparison }) {
  if (!data.approximate && !data.truncated) return null;
  return (
    <div className={styles.notes}>
      {data.truncated && <Note>Only the first 20,000 steps of each run are compared.</Note>}
      {data.approximate && (
        <Note>The runs have little in common: some steps may stand alone though the other run has them too.</Note>
      )}
    </div>
  );
}
