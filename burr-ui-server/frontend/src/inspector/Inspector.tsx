import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { GraphView, StepSummary } from "../api/types";
import { cx } from "../ui/cx";
import { ErrorPanel } from "../ui/ErrorPanel";
import { lazyPart } from "../ui/LazyPart";
import { LongWait, Skeleton } from "../ui/Skeleton";
import { requestFocus } from "./annotations/focusRequest";
import { CodeTab } from "./code/CodeTab";
import { DataTab } from "./DataTab";
import { DiffTab } from "./diff/DiffTab";
import styles from "./Inspector.module.css";
import { InsightsTab } from "./insight/InsightsTab";
import { SpansTab } from "./spans/SpansTab";
import { InspectorHead, StepFoot } from "./InspectorHead";
import type { StateChoice, ViewChoice } from "./StateTools";
import { useLate, useStepPayload } from "./useStepPayload";

const AnnotationsTab = lazyPart("annotations of a step", () => import("./annotations/AnnotationsTab"));
const ReproduceTab = lazyPart("reproduction of a step", () => import("./reproduce/ReproduceTab"));

export type InspectorTab = "data" | "diff" | "code" | "spans" | "insights" | "annotations" | "reproduce";

/** In the order of their keys 1 to 7. */
export const INSPECTOR_TABS: readonly InspectorTab[] = [
  "data",
  "diff",
  "code",
  "spans",
  "insights",
  "annotations",
  "reproduce",
];

const titles: Record<InspectorTab, string> = {
  data: "Data",
  diff: "Diff",
  code: "Code",
  spans: "Spans",
  insights: "Insights",
  annotations: "Annotations",
  reproduce: "Reproduce",
};

interface InspectorProps {
  project: string;
  app: string;
  step: StepSummary;
  /** All steps of the run that are loaded, in the order of the list. */
  steps: readonly StepSummary[];
  graph?: GraphView | null;
  tab: InspectorTab;
  onTab: (tab: InspectorTab) => void;
  state: StateChoice;
  onState: (state: StateChoice) => void;
  view: ViewChoice;
  onView: (view: ViewChoice) => void;
  /** The earlier step of the difference; null is the one before. */
  from: number | null;
  onFrom: (sequenceId: number | null) => void;
  /** The span whose attributes show; null for those of the step. */
  span: string | null;
  onSpan: (span: string | null) => void;
  /** How many annotations the step has. */
  annotations: number;
  /** JSON pointer of the value of the state whose card is open; null for none. */
  field: string | null;
  onField: (pointer: string | null) => void;
  /** Link to a step of this run, as routing/paths makes them. */
  hrefOfStep: (sequenceId: number) => string;
}

const LATE = 250;

/** Everything about one step: how it went, its values, what it changed, its code. */
export function Inspector(props: InspectorProps) {
  const { project, app, step, steps, graph = null, tab, onTab, hrefOfStep } = props;
  const { payload, stale, error, retry } = useStepPayload(project, app, step);
  const late = useLate(stale, LATE);
  const ready = payload !== null && !late && error === null ? payload : null;
  const action = graph?.actions.find(({ name }) => name === step.action) ?? null;
  const id = useId();
  const place = { project, app, step, steps, hrefOfStep };

  return (
    <section className={styles.inspector} aria-label={`Step ${step.sequenceId}, ${step.action}`}>
      <InspectorHead
        step={step}
        steps={steps}
        action={action}
        head={ready !== null && !stale ? ready.head : null}
        hrefOfStep={hrefOfStep}
        onAnnotate={() => {
          onTab("annotations");
          requestFocus();
        }}
      />
      <Tabs
        id={id}
        tab={tab}
        onTab={onTab}
        changes={step.added.length + step.changed.length + step.removed.length}
        spans={step.spans}
        annotations={props.annotations}
      />
      {/* It scrolls, so it must be reachable by keyboard. */}
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        aria-busy={ready === null || stale}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={cx(styles.body, stale && styles.stale)}
        data-scroller
      >
        {error !== null ? (
          padded(<ErrorPanel what={`Step ${step.sequenceId} could not be read`} error={error} onRetry={retry} />)
        ) : ready === null ? (
          <Waiting step={step} />
        ) : tab === "data" ? (
          <DataTab
            {...place}
            payload={ready}
            state={props.state}
            onState={props.onState}
            view={props.view}
            onView={props.onView}
            field={props.field}
            onField={props.onField}
            onShowChange={() => {
              props.onFrom(null);
              onTab("diff");
            }}
            onReproduce={() => onTab("reproduce")}
          />
        ) : tab === "diff" ? (
          <DiffTab {...place} payload={ready} from={props.from} onFrom={props.onFrom} />
        ) : tab === "spans" ? (
          <SpansTab project={project} app={app} step={step} span={props.span} onSpan={props.onSpan} />
        ) : tab === "annotations" ? (
          <AnnotationsTab
            {...{ project, app, step, hrefOfStep }}
            head={ready.head}
            waiting={<Waiting step={step} />}
            around={padded}
          />
        ) : tab === "reproduce" ? (
          <ReproduceTab {...{ project, app, step }} waiting={<Waiting step={step} />} around={padded} />
        ) : tab === "insights" ? (
          <InsightsTab {...place} />
        ) : (
          <CodeTab step={step} head={ready.head} action={action} />
        )}
      </div>
      <StepFoot step={step} steps={steps} hrefOfStep={hrefOfStep} />
    </section>
  );
}

function padded(panel: ReactNode) {
  return <div className={styles.padded}>{panel}</div>;
}

interface TabsProps {
  id: string;
  tab: InspectorTab;
  onTab: (tab: InspectorTab) => void;
  changes: number;
  spans: number;
  annotations: number;
}

function Tabs({ id, tab, onTab, changes, spans, annotations }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where there is no room for all of them, the one that is open is in sight.
    const open = list.current?.querySelector<HTMLElement>(`[data-tab="${tab}"]`);
    if (list.current === null || open === null || open === undefined) return;
    const { scrollLeft, clientWidth } = list.current;
    const end = open.offsetLeft + open.offsetWidth;
    if (open.offsetLeft < scrollLeft) list.current.scrollLeft = open.offsetLeft;
    else if (end > scrollLeft + clientWidth) list.current.scrollLeft = end - clientWidth;
  }, [tab]);
  const move = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const last = INSPECTOR_TABS.length - 1;
    const at = INSPECTOR_TABS.indexOf(tab) + step;
    const index = Number.isFinite(step) ? (at + last + 1) % (last + 1) : at < 0 ? 0 : last;
    const next = INSPECTOR_TABS[index];
    if (next === undefined) return;
    event.preventDefault();
    onTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label="Step" className={styles.tabs}>
      {INSPECTOR_TABS.map((name) => (
        <button
          key={name}
          id={`${id}-${name}`}
          type="button"
          role="tab"
          data-tab={name}
          aria-selected={name === tab}
          aria-controls={`${id}-panel`}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
          onKeyDown={move}
        >
          {titles[name]}
          {name === "diff" && changes > 0 && <span className={styles.count}>{changes}</span>}
          {name === "spans" && spans > 0 && <span className={styles.count}>{spans}</span>}
          {name === "annotations" && annotations > 0 && <span className={styles.count}>{annotations}</span>}
        </button>
      ))}
    </div>
  );
}

function Waiting({ step }: { step: StepSummary }) {
  return (
    <div className={styles.waiting}>
      {[38, 64, 52, 70, 44, 58].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
      <LongWait what={`the values of step ${step.sequenceId}`} />
    </div>
  );
}
