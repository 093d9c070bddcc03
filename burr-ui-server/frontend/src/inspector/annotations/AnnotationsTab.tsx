import { useState } from "react";
import { keepDraft, useDrafts } from "../../annotations/drafts";
import { draftOf, EMPTY_DRAFT, isChanged, type Draft } from "../../annotations/model";
import { useRunAnnotations, useSaving } from "../../annotations/useAnnotations";
import { useApplication } from "../../api/queries";
import type { AnnotationView, StepSummary } from "../../api/types";
import { annotationsHref } from "../../routing/paths";
import { Link } from "../../routing/router";
import { Button } from "../../ui/Button";
import { ErrorPanel } from "../../ui/ErrorPanel";
import { Note } from "../../ui/Note";
import { LongWait, Skeleton } from "../../ui/Skeleton";
import type { StepHead } from "../payload/StepPayload";
import { AnnotationCard } from "./AnnotationCard";
import { AnnotationForm } from "./AnnotationForm";
import styles from "./AnnotationsTab.module.css";
import { useTargets } from "./useTargets";

interface AnnotationsTabProps {
  readonly project: string;
  readonly app: string;
  readonly step: StepSummary;
  readonly head: StepHead;
  readonly hrefOfStep: (sequenceId: number) => string;
}

/** What people say of a step, and where they say more. */
export default function AnnotationsTab({ project, app, step, head, hrefOfStep }: AnnotationsTabProps) {
  const { data, error, refetch } = useRunAnnotations(project, app);
  const partition = useApplication(project, app).data?.summary.partitionKey ?? null;
  const drafts = useDrafts(project, app);
  const targets = useTargets(project, app, step, head);
  if (data === undefined) {
    return (
      <div className={styles.padded}>
        {error === null ? (
          <>
            <Skeleton width="48%" />
            <LongWait what="the annotations of this run" />
          </>
        ) : (
          <ErrorPanel what="The annotations could not be read" error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  const { sequenceId } = step;
  const notes = data.annotations.filter((note) => note.sequenceId === sequenceId);
  const place = (id: number | null) => ({ project, app, sequenceId, id });
  const here = drafts.filter(({ place }) => place.sequenceId === sequenceId);
  const draftFor = (id: number | null) => here.find(({ place }) => place.id === id)?.draft;
  const gone = here.filter(({ place: { id } }) => id !== null && !notes.some((note) => note.id === id));
  const form = (id: number | null, draft: Draft, now: AnnotationView | null) => (
    <AnnotationForm
      // A form of its own for each thing that is written about.
      key={JSON.stringify(place(id))}
      place={place(id)}
      step={step}
      partition={partition}
      draft={draft}
      now={now}
      targets={targets}
      tags={data.tags}
    />
  );
  return (
    <div className={styles.tab}>
      {data.problem !== null && (
        <Note tone="halt" className={styles.problem}>
          {data.problem}
        </Note>
      )}
      {notes.map((note) => {
        const draft = draftFor(note.id);
        return draft === undefined ? (
          <ShownAnnotation key={note.id} project={project} app={app} note={note} />
        ) : (
          form(note.id, draft, note)
        );
      })}
      {gone.map(({ place: { id }, draft }) => form(id, draft, null))}
      {form(null, draftFor(null) ?? EMPTY_DRAFT, null)}
      <Elsewhere
        unsaved={drafts
          .filter(({ place, draft }) => place.sequenceId !== sequenceId && isChanged(draft))
          .map(({ place }) => place.sequenceId)}
        hrefOfStep={hrefOfStep}
      />
      <p className={styles.more}>
        <Link className={styles.link} to={annotationsHref(project, { app })}>
          All annotations of this run
        </Link>
        or
        <Link className={styles.link} to={annotationsHref(project)}>
          of the project
        </Link>
      </p>
    </div>
  );
}

interface ShownProps {
  readonly project: string;
  readonly app: string;
  readonly note: AnnotationView;
}

/** One annotation, with what can be done to it. */
function ShownAnnotation({ project, app, note }: ShownProps) {
  const deleting = useSaving(project, app);
  const [asked, setAsked] = useState(false);
  const change = () => keepDraft({ project, app, sequenceId: note.sequenceId, id: note.id }, draftOf(note));
  return (
    <AnnotationCard note={note}>
      {asked ? (
        <span role="group" aria-label="Delete this annotation" className={styles.asked}>
          Delete it for good?
          <Button
            look="quiet"
            disabled={deleting.isPending}
            onClick={() => deleting.mutate({ kind: "delete", id: note.id })}
          >
            Delete
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            Keep
          </Button>
        </span>
      ) : (
        <>
          <Button look="quiet" aria-label={`Edit annotation ${note.id}`} onClick={change}>
            Edit
          </Button>
          <Button look="quiet" aria-label={`Delete annotation ${note.id}`} onClick={() => setAsked(true)}>
            Delete
          </Button>
        </>
      )}
      {deleting.error !== null && (
        <Note tone="halt" className={styles.refused}>
          It was not deleted. {deleting.error.message}
        </Note>
      )}
    </AnnotationCard>
  );
}

function Elsewhere({
  unsaved,
  hrefOfStep,
}: {
  readonly unsaved: readonly number[];
  readonly hrefOfStep: (sequenceId: number) => string;
}) {
  const steps = [...new Set(unsaved)].sort((one, other) => one - other);
  if (steps.length === 0) return null;
  return (
    <Note className={styles.elsewhere}>
      Not saved yet, on other steps:{" "}
      {steps.map((sequenceId) => (
        <Link key={sequenceId} className={styles.link} to={hrefOfStep(sequenceId)}>
          #{sequenceId}
        </Link>
      ))}
    </Note>
  );
}
