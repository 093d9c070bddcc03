import { useMemo, useState, type ReactNode } from "react";
import { apiUrl } from "../api/client";
import type { StepSummary } from "../api/types";
import { formatBytes, plural } from "../format";
import { lazyPart } from "../ui/LazyPart";
import { Note } from "../ui/Note";
import { Skeleton } from "../ui/Skeleton";
import { Attributes } from "./Attributes";
import styles from "./DataTab.module.css";
import { Disclosure } from "./Disclosure";
import { JsonView } from "./JsonView";
import type { PayloadAccess } from "./payload/access";
import type { Section, SectionFacts } from "./payload/StepPayload";
import type { Choices } from "./payload/TreeModel";
import type { TreeRow } from "./payload/treeRow";
import { PayloadTree } from "./PayloadTree";
import { StateTools, type StateChoice, type ViewChoice } from "./StateTools";
import { StreamSection } from "./stream/StreamSection";
import { ErrorNext } from "./trace/ErrorNext";
import { ErrorSection } from "./trace/ErrorSection";
import { useSearch, type SearchTarget } from "./useSearch";

const FieldCard = lazyPart("card of a field", () => import("./field/FieldCard"));

interface DataTabProps {
  project: string;
  app: string;
  step: StepSummary;
  steps: readonly StepSummary[];
  payload: PayloadAccess;
  field: string | null;
  onField: (pointer: string | null) => void;
  state: StateChoice;
  onState: (state: StateChoice) => void;
  view: ViewChoice;
  onView: (view: ViewChoice) => void;
  onShowChange: () => void;
  onReproduce: () => void;
  hrefOfStep: (sequenceId: number) => string;
}

/** The error if there was one, the state, and what went into the step and came out of it. */
export function DataTab(props: DataTabProps) {
  const { project, app, step, payload, view, hrefOfStep } = props;
  const { head } = payload;
  const { after, before, result, inputs } = head.sections;
  const unchanged = step.added.length + step.changed.length + step.removed.length === 0;
  const failedAndUnchanged = head.exception !== null && head.stateProblem === null && unchanged;
  const choice = after !== null && before !== null && !failedAndUnchanged;
  const state: StateChoice = choice ? props.state : after === null ? "before" : "after";
  const facts = state === "before" ? before : after;
  const search = useSearch(payload, state, view);
  const download = apiUrl("step", { project, app, sequenceId: head.step.sequenceId });
  const [choices] = useState(() => new Map<Section, Choices>());

  return (
    <>
      {head.exception !== null && (
        <>
          <ErrorSection key={head.step.index} head={head} exception={head.exception} />
          <ErrorNext project={project} step={step} onReproduce={props.onReproduce} />
        </>
      )}
      {step.stream !== null && <StreamSection key={step.index} {...{ project, app, step }} stream={step.stream} />}
      {facts !== null && (
        <StateTools
          state={choice ? state : null}
          onState={props.onState}
          view={view}
          onView={props.onView}
          search={search.search}
          onQuery={search.setQuery}
          onMove={search.move}
          copy={() => payload.text(state, "")}
          download={payload.large ? { href: download, name: `${app}-${head.step.sequenceId}.json` } : null}
        />
      )}
      {step.undeclared.length > 0 && <UndeclaredNote head={head} onShowChange={props.onShowChange} />}
      <Disclosure
        title={stateTitle(state, choice)}
        meta={stateMeta(facts, failedAndUnchanged)}
        openAtFirst
        remember="state"
        peek={facts?.preview ?? null}
      >
        {failedAndUnchanged && <UnchangedNote writes={head.writes} />}
        {head.stateProblem !== null && (
          <Note tone="halt" className={styles.note}>
            The state after this step is not known. {head.stateProblem}
          </Note>
        )}
        {facts !== null && view === "json" && (
          <SectionLines payload={payload} section={state} query={search.search.query} target={search.target} />
        )}
        {facts !== null && view === "tree" && (
          <SectionTree
            payload={payload}
            section={state}
            label={`State ${state === "before" ? "before" : "after"} step ${step.sequenceId}`}
            choices={choicesOf(choices, state)}
            hrefOfStep={hrefOfStep}
            lineage
            query={search.search.query}
            target={search.target}
            field={props.field}
            onField={props.onField}
            card={(row) => (
              <FieldCard
                waiting={<Skeleton width="60%" />}
                project={project}
                app={app}
                step={step}
                steps={props.steps}
                pointer={row.id}
                isText={row.content.kind === "value" && row.content.value.kind === "string"}
                payload={payload}
                section={state}
                hrefOfStep={hrefOfStep}
              />
            )}
          />
        )}
      </Disclosure>
      {(result !== null || head.step.status === "succeeded") && (
        <ValueSection title="Result" section="result" {...{ payload, facts: result, choices, view, hrefOfStep }} />
      )}
      <ValueSection title="Inputs" section="inputs" {...{ payload, facts: inputs, choices, view, hrefOfStep }} />
      <Attributes action={step.action} attributes={head.attributes} />
    </>
  );
}

function stateTitle(state: StateChoice, choice: boolean): string {
  if (state === "before" && !choice) return "State before";
  return state === "changes" ? "Changes of the state" : "State";
}

function stateMeta(facts: SectionFacts | null, unchanged: boolean): string {
  if (facts === null) return "none";
  const keys = plural(facts.keys, "key");
  return unchanged ? `${keys}, unchanged` : `${keys}, ${formatBytes(facts.bytes)}`;
}

function UndeclaredNote({ head, onShowChange }: { head: PayloadAccess["head"]; onShowChange: () => void }) {
  const { undeclared } = head.step;
  return (
    <Note
      tone="halt"
      className={styles.note}
      action={
        <button type="button" className={styles.link} onClick={onShowChange}>
          Show the change
        </button>
      }
    >
      <b>{undeclared.join(", ")}</b> changed, but this action declares{" "}
      {head.writes.length === 0 ? (
        "no writes."
      ) : (
        <>
          only <b>{head.writes.join(", ")}</b> in its writes.
        </>
      )}
    </Note>
  );
}

function UnchangedNote({ writes }: { writes: readonly string[] }) {
  return (
    <Note className={styles.note}>
      A failed step leaves the state as it was.
      {writes.length > 0 && (
        <>
          {" "}
          <b>{writes.join(", ")}</b> {writes.length === 1 ? "was" : "were"} not written.
        </>
      )}
    </Note>
  );
}

interface ValueSectionProps {
  title: string;
  section: "result" | "inputs";
  payload: PayloadAccess;
  facts: SectionFacts | null;
  choices: Map<Section, Choices>;
  view: ViewChoice;
  hrefOfStep: (sequenceId: number) => string;
}

function ValueSection({ title, section, payload, facts, choices, view, hrefOfStep }: ValueSectionProps) {
  if (facts === null || facts.keys === 0) return <Disclosure title={title} meta="none" />;
  return (
    <Disclosure title={title} meta={plural(facts.keys, "key")} peek={facts.preview} remember={section}>
      {view === "json" ? (
        <SectionLines payload={payload} section={section} query="" target={null} />
      ) : (
        <SectionTree
          payload={payload}
          section={section}
          label={title}
          choices={choicesOf(choices, section)}
          hrefOfStep={hrefOfStep}
          lineage={false}
          query=""
          target={null}
        />
      )}
    </Disclosure>
  );
}

interface SectionTreeProps {
  payload: PayloadAccess;
  section: Section;
  label: string;
  choices: Choices;
  hrefOfStep: (sequenceId: number) => string;
  lineage: boolean;
  query: string;
  target: SearchTarget | null;
  field?: string | null;
  onField?: (pointer: string | null) => void;
  card?: (row: TreeRow) => ReactNode;
}

function SectionTree({ payload, section, choices, ...rest }: SectionTreeProps) {
  const rows = useMemo(() => payload.openTree(section, choices), [payload, section, choices]);
  return <PayloadTree key={section} rows={rows} textOf={(pointer) => payload.text(section, pointer)} {...rest} />;
}

interface SectionLinesProps {
  payload: PayloadAccess;
  section: Section;
  query: string;
  target: SearchTarget | null;
}

function SectionLines({ payload, section, query, target }: SectionLinesProps) {
  const rows = useMemo(() => payload.openLines(section), [payload, section]);
  return <JsonView rows={rows} query={query} target={target} />;
}

/** What is open holds for the state after, before and its changes alike. */
function choicesOf(all: Map<Section, Choices>, section: Section): Choices {
  const name = section === "before" || section === "changes" ? "after" : section;
  const known = all.get(name) ?? new Map<string, boolean>();
  all.set(name, known);
  return known;
}
