import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { getJson } from "../../api/client";
import type { Diff, StepSummary } from "../../api/types";
import { formatCount } from "../../format";
import { Link } from "../../routing/router";
import { IconButton } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Icon } from "../../ui/Icon";
import { Note } from "../../ui/Note";
import { Segmented } from "../../ui/Segmented";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import type { PayloadAccess } from "../payload/access";
import { payloadKey } from "../payload/loadPayload";
import styles from "./DiffTab.module.css";
import { KeySection, type Layout, type WriterView } from "./KeySection";
import { keyDiffs, passingKeys, writersOf, type KeyDiff, type Passing } from "./keyDiffs";
import { StepPicker } from "./StepPicker";

interface DiffTabProps {
  project: string;
  app: string;
  step: StepSummary;
  steps: readonly StepSummary[];
  payload: PayloadAccess;
  from: number | null;
  onFrom: (sequenceId: number | null) => void;
  hrefOfStep: (sequenceId: number) => string;
}

const layouts = [
  { value: "unified", label: "Unified" },
  { value: "split", label: "Split" },
] as const;

/** What changed in the state since an earlier step, key by key. */
export function DiffTab(props: DiffTabProps) {
  const { step, steps, from, onFrom } = props;
  const [layout, setLayout] = useState<Layout>("unified");
  const [wrap, setWrap] = useState(true);
  // Two halves that do not wrap would never be seen side by side.
  const wraps = wrap || layout === "split";
  const earlier = useMemo(() => steps.filter(({ sequenceId }) => sequenceId < step.sequenceId), [steps, step]);
  const previous = earlier.at(-1) ?? null;
  const chosen = from === null ? previous : (earlier.find(({ sequenceId }) => sequenceId === from) ?? previous);
  return (
    <>
      <div className={styles.tools}>
        <span>From</span>
        {chosen === null ? (
          <b>nothing</b>
        ) : (
          <StepPicker
            label="Compare from step"
            steps={earlier}
            chosen={chosen}
            onChoose={(sequenceId) => onFrom(sequenceId === previous?.sequenceId ? null : sequenceId)}
          />
        )}
        <span>to</span>
        <b>
          #{step.sequenceId} {step.action}
        </b>
        <span className={styles.looks}>
          <Segmented label="Layout" value={layout} segments={layouts} onChange={setLayout} />
          <IconButton
            label="Wrap lines"
            size="sm"
            aria-pressed={wraps}
            disabled={layout === "split"}
            onClick={() => setWrap(!wrap)}
          >
            <Icon name="enter" size="sm" />
          </IconButton>
        </span>
      </div>
      {step.status === "running" || step.status === "interrupted" ? (
        <p className={styles.none}>
          {step.status === "running"
            ? "This step is still running. What it changes is known when it ends."
            : "This step was interrupted. What it would have changed is not known."}
        </p>
      ) : (
        <Difference
          {...props}
          since={chosen}
          layout={layout}
          wrap={wraps}
          onPrevious={chosen === previous ? null : () => onFrom(null)}
        />
      )}
    </>
  );
}

interface DifferenceProps extends DiffTabProps {
  since: StepSummary | null;
  layout: Layout;
  wrap: boolean;
  /** Null when it is the previous step already. */
  onPrevious: (() => void) | null;
}

function Difference(props: DifferenceProps) {
  const { project, app, step, since, payload, layout, wrap } = props;
  const from = since?.sequenceId ?? null;
  const query = useQuery({
    // Both steps have ended: the difference stays as it is.
    queryKey: ["difference", from, ...payloadKey(project, app, step)],
    queryFn: async ({ signal }) => ({
      diff: await getJson<Diff>("diff", { project, app, from, to: step.sequenceId }, signal),
      sizes: await payload.listSizes(),
    }),
    staleTime: Infinity,
    gcTime: 60_000,
    structuralSharing: false,
  });
  const shown = useMemo(
    () => (query.data === undefined ? null : keyDiffs(query.data.diff.changes, query.data.sizes)),
    [query.data],
  );
  const writers = useMemo(() => writerViews(props.steps, props.hrefOfStep), [props.steps, props.hrefOfStep]);
  if (query.error !== null) {
    return (
      <div className={styles.padded}>
        <ErrorPanel what="The difference could not be read" error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (shown === null || query.data === undefined) {
    return (
      <div className={styles.waiting}>
        <Skeleton width="46%" />
        <Skeleton width="70%" />
        <Skeleton width="58%" />
        <LongWait what="the difference" />
      </div>
    );
  }
  const { changes, truncated, approximate } = query.data.diff;
  const passing = from === null ? [] : passingKeys(props.steps, from, step.sequenceId, changes);
  return (
    <>
      <Summary
        diffs={shown}
        by={writersOf(changes)}
        writers={writers}
        onPrevious={props.onPrevious}
        failed={step.status === "failed"}
      />
      {truncated && (
        <Note className={styles.note}>
          The states differ in more places than are shown: these are the first {formatCount(changes.length)}.
        </Note>
      )}
      {approximate && (
        <Note className={styles.note}>
          A list is too long, and its items too alike, to tell which of them stayed: they are compared in their order.
        </Note>
      )}
      {shown.map((diff) => (
        <KeySection key={diff.key} diff={diff} layout={layout} wrap={wrap} writers={writers} />
      ))}
      {passing.map((key) => (
        <PassingKey key={key.key} passing={key} writers={writers} />
      ))}
    </>
  );
}

interface SummaryProps {
  diffs: readonly KeyDiff[];
  by: readonly number[];
  writers: WriterView;
  onPrevious: (() => void) | null;
  failed: boolean;
}

function Summary({ diffs, by, writers, onPrevious, failed }: SummaryProps) {
  const count = (mark: KeyDiff["mark"]) => diffs.filter((diff) => diff.mark === mark).length;
  const counts = [
    { sign: "+", number: count("add"), word: "added", look: styles.add },
    { sign: "~", number: count("chg"), word: "changed", look: styles.chg },
    { sign: "−", number: count("del"), word: "removed", look: styles.del },
  ].filter(({ number }) => number > 0);
  return (
    <div className={styles.summary}>
      {counts.map(({ sign, number, word, look }) => (
        <span key={word}>
          <b className={look}>
            {sign}
            {number}
          </b>{" "}
          {word}
        </span>
      ))}
      {diffs.length === 0 && (
        <span>{failed ? "Nothing changed: a failed step leaves the state as it was." : "Nothing changed."}</span>
      )}
      {by.length > 0 && (
        <span>
          written by{" "}
          {by.map((sequenceId, index) => (
            <span key={sequenceId}>
              {index === 0 ? "" : index === by.length - 1 ? " and " : ", "}
              <Link to={writers.href(sequenceId)} replace className={styles.link}>
                #{sequenceId}
              </Link>
            </span>
          ))}
        </span>
      )}
      {onPrevious !== null && (
        <button type="button" className={styles.previous} onClick={onPrevious}>
          Use the previous step
        </button>
      )}
    </div>
  );
}

function PassingKey({ passing, writers }: { passing: Passing; writers: WriterView }) {
  const { key, cameWith, goneBy } = passing;
  const step = (sequenceId: number) => (
    <Link to={writers.href(sequenceId)} replace className={styles.link}>
      #{sequenceId}
    </Link>
  );
  return (
    <p className={styles.passing}>
      <code>{key}</code> appeared in {step(cameWith)} and was gone by {step(goneBy)}
    </p>
  );
}

function writerViews(steps: readonly StepSummary[], href: (sequenceId: number) => string): WriterView {
  const undeclared = new Map(steps.map((step) => [step.sequenceId, new Set(step.undeclared)]));
  return { href, undeclared: (sequenceId, key) => undeclared.get(sequenceId)?.has(key) ?? false };
}
