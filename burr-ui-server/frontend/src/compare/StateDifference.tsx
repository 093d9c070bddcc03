import { useQuery } from "@tanstack/react-query";
import { useMemo, type ReactNode } from "react";
import { getJson } from "../api/client";
import type { Diff, StepPair } from "../api/types";
import { formatCount, plural } from "../format";
import { keyDiffs, sameKeys, type KeyDiff } from "../inspector/diff/keyDiffs";
import { KeySection, type Layout, type WriterView } from "../inspector/diff/KeySection";
import { runHref } from "../routing/paths";
import { Link } from "../routing/router";
import { IconButton } from "../ui/Button";
import { ErrorPanel } from "../ui/ErrorPanel";
import { Icon } from "../ui/Icon";
import { Note } from "../ui/Note";
import { Segmented } from "../ui/Segmented";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { useRested } from "../ui/useRested";
import { SameKeys } from "./SameKeys";
import styles from "./StateDifference.module.css";
import { useStateAfter, type StateAfter } from "./useStateAfter";

const REST = 80;
const NO_SIZES: ReadonlyMap<string, number> = new Map();

interface StateDifferenceProps {
  readonly project: string;
  readonly a: string;
  readonly b: string;
  readonly pair: StepPair | null;
  /** Whether neither run has a step. */
  readonly none: boolean;
  readonly layout: Layout;
  /** Whether what is the same shows too. */
  readonly everything: boolean;
  readonly onEverything: (everything: boolean) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}

/** The states after both steps of a pair, key by key; of a step without a counterpart what it changed. */
export function StateDifference(props: StateDifferenceProps) {
  const { project, a, b, pair, none, layout, everything, onEverything, onNext, onPrevious } = props;
  const asked = useMemo(() => (pair === null ? null : questionOf(pair, a, b)), [pair, a, b]);
  const rested = useRested(asked, REST);
  const query = useQuery({
    queryKey: ["compare-state", project, rested],
    queryFn: ({ signal }) => getJson<Diff>("diff", { project, ...rested?.params }, signal),
    enabled: rested !== null && rested.params !== null,
    gcTime: 60_000,
    structuralSharing: false,
  });
  const diffs = useMemo(() => (query.data === undefined ? null : keyDiffs(query.data.changes, NO_SIZES)), [query.data]);
  const whole = everything && query.data?.truncated === false;
  const state = useStateAfter(project, whole ? (rested?.params ?? null) : null);
  const keys = diffs === null || !whole ? null : keysOf(state.data, diffs);
  const shown = everything ? "All keys" : "Keys that differ";
  const writers = useMemo<WriterView>(
    () => ({
      href: (sequenceId) => runHref(project, asked?.params?.app ?? b, { step: sequenceId }),
      undeclared: () => false,
    }),
    [project, asked, b],
  );
  return (
    <section className={styles.pane} aria-label="State difference">
      <div className={styles.head}>
        <h2>{asked?.title ?? "State"}</h2>
        <span className={styles.hint}>{diffs !== null && differText(diffs.length, keys)}</span>
        <span className={styles.grow} />
        {pair !== null && <StepLinks project={project} a={a} b={b} pair={pair} />}
        <span className={styles.walk}>
          <IconButton label="Previous difference" tip="Previous difference  p" size="sm" onClick={onPrevious}>
            <Icon name="up" size="sm" />
          </IconButton>
          <IconButton label="Next difference" tip="Next difference  n" size="sm" onClick={onNext}>
            <Icon name="down" size="sm" />
          </IconButton>
        </span>
        <Segmented
          small
          label="Which keys are shown"
          value={everything ? "all" : "different"}
          segments={KEYS_SHOWN}
          onChange={(value) => onEverything(value === "all")}
        />
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.content} tabIndex={0} role="group" aria-label={shown}>
        <Content query={query} silent={silence(asked, none)}>
          {query.data?.truncated === true && (
            <Note className={styles.note}>
              The states differ in more places than are shown: these are the first{" "}
              {formatCount(query.data.changes.length)}.{everything && " What is the same is not told then."}
            </Note>
          )}
          {query.data?.approximate === true && (
            <Note className={styles.note}>
              A list is too long, and its items too alike, to tell which of them belong together: they are compared in
              their order.
            </Note>
          )}
          {diffs?.length === 0 && (
            <p className={styles.none}>
              {asked?.params?.fromApp === null ? "This step changed nothing." : "Both states are the same."}
            </p>
          )}
          {diffs?.map((diff) => (
            <KeySection key={diff.key} diff={diff} layout={layout} wrap writers={writers} />
          ))}
          {whole && diffs !== null && (
            <SameKeys key={JSON.stringify(rested)} query={state} diffs={diffs} layout={layout} writers={writers} />
          )}
        </Content>
      </div>
    </section>
  );
}

const KEYS_SHOWN = [
  { value: "different", label: "Differences" },
  { value: "all", label: "Everything" },
] as const;

/** How many keys both states have; null while that is not known. */
function keysOf(after: StateAfter | undefined, diffs: readonly KeyDiff[]): number | null {
  return after?.state === undefined || after.state === null ? null : diffs.length + sameKeys(after.state, diffs).length;
}

/** "2 keys differ", "2 of 4 keys differ". */
function differText(different: number, keys: number | null): string {
  const verb = different === 1 ? "differs" : "differ";
  if (keys !== null && keys > 0)
    return `${different === 0 ? "none" : formatCount(different)} of ${plural(keys, "key")} ${verb}`;
  return different === 0 ? "no key differs" : `${plural(different, "key")} ${verb}`;
}

/** Why there is nothing to compare; null where there is. */
function silence(asked: Question | null, none: boolean): string | null {
  if (none) return "Neither run has a step yet.";
  return asked !== null && asked.params === null ? asked.why : null;
}

interface ContentProps {
  readonly query: { readonly error: Error | null; readonly data: unknown; readonly refetch: () => unknown };
  /** Why there is nothing to compare. */
  readonly silent: string | null;
  readonly children: ReactNode;
}

function Content({ query, silent, children }: ContentProps) {
  if (silent !== null) return <p className={styles.none}>{silent}</p>;
  if (query.error !== null) {
    return (
      <div className={styles.padded}>
        <ErrorPanel what="The states could not be compared" error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (query.data === undefined) {
    return (
      <div className={styles.waiting}>
        <Skeleton width="46%" />
        <Skeleton width="70%" />
        <LongWait what="the states" />
      </div>
    );
  }
  return <>{children}</>;
}

function StepLinks({ project, a, b, pair }: { project: string; a: string; b: string; pair: StepPair }) {
  const link = (letter: string, app: string, sequenceId: number) => (
    <Link className={styles.link} to={runHref(project, app, { step: sequenceId })}>
      Open #{sequenceId} in {letter}
    </Link>
  );
  return (
    <span className={styles.links}>
      {pair.a !== null && link("A", a, pair.a.sequenceId)}
      {pair.b !== null && link("B", b, pair.b.sequenceId)}
    </span>
  );
}

interface Question {
  readonly title: string;
  /** Null where there is nothing to compare. */
  readonly params: {
    readonly app: string;
    readonly fromApp: string | null;
    readonly from: number | null;
    readonly to: number;
  } | null;
  readonly why: string;
}

function questionOf({ a: stepOfA, b: stepOfB, relation }: StepPair, a: string, b: string): Question {
  if (stepOfA !== null && stepOfB !== null) {
    const same = stepOfA.sequenceId === stepOfB.sequenceId;
    const title = same
      ? `State after #${stepOfA.sequenceId} ${stepOfA.action}`
      : `State after #${stepOfA.sequenceId} and #${stepOfB.sequenceId} ${stepOfA.action}`;
    if (stepOfA.end === null || stepOfB.end === null) {
      return { title, params: null, why: "One of the two steps has no end, and so no state after it." };
    }
    return { title, params: { app: b, fromApp: a, from: stepOfA.sequenceId, to: stepOfB.sequenceId }, why: "" };
  }
  const step = stepOfA ?? stepOfB;
  if (step === null) return { title: "State", params: null, why: "" };
  const owner = stepOfA === null ? "B" : "A";
  const where = relation === "shared" ? "shared by both" : `only in ${owner}`;
  const title = `Changed by #${step.sequenceId} ${step.action}, ${where}`;
  if (step.end === null) return { title, params: null, why: "This step has no end, and so no state after it." };
  return { title, params: { app: stepOfA === null ? b : a, fromApp: null, from: null, to: step.sequenceId }, why: "" };
}
