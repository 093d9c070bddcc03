import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { keepDraft, keptDraft, type DraftPlace } from "../../annotations/drafts";
import {
  EMPTY_OBSERVATION,
  isChanged,
  isEmpty,
  requestOf,
  type Draft,
  type ObservationDraft,
} from "../../annotations/model";
import { useSaving, type Saving } from "../../annotations/useAnnotations";
import type { AnnotationView, StepSummary } from "../../api/types";
import { Button } from "../../ui/Button";
import { Kbd } from "../../ui/Kbd";
import { announce } from "../../ui/LiveRegion";
import { AnnotationCard } from "./AnnotationCard";
import styles from "./AnnotationForm.module.css";
import { onFocusRequest } from "./focusRequest";
import { ObservationFields } from "./ObservationFields";
import { SavingProblem } from "./SavingProblem";
import { TagsField } from "./TagsField";
import type { Targets } from "./useTargets";

export interface AnnotationFormProps {
  readonly place: DraftPlace;
  readonly step: StepSummary;
  readonly partition: string | null;
  readonly draft: Draft;
  /** The annotation that is being changed, as it is on the server now; null if there is none, or no more. */
  readonly now: AnnotationView | null;
  readonly targets: Targets;
  /** Tags that the project has already. */
  readonly tags: readonly string[];
}

/** Where an annotation is written. What is in it is kept outside, so that it outlives this form. */
export function AnnotationForm({ place, step, partition, draft, now, targets, tags }: AnnotationFormProps) {
  const saving = useSaving(place.project, place.app);
  const form = useRef<HTMLFormElement>(null);
  const title = useId();
  const isNew = place.id === null;
  const overtaken = draft.base !== null && now !== null && now.updated !== draft.base.updated;
  const change = (part: Partial<Draft>) => keepDraft(place, { ...draft, ...part });
  const letGo = () => {
    keepDraft(place, null);
    saving.reset();
  };

  useEffect(
    () => (isNew ? onFocusRequest(() => form.current?.querySelector<HTMLElement>("[data-first]")?.focus()) : undefined),
    [isNew],
  );

  const save = () => {
    if (isEmpty(draft) || saving.isPending || overtaken) return;
    // Heard of even when the reader has gone to another step meanwhile.
    saving.mutateAsync(savingOf(draft, now, step, partition)).then(
      () => {
        // What was typed while it was on its way is not saved.
        if (keptDraft(place) === draft) keepDraft(place, null);
        announce(isNew ? "Annotation saved" : "Annotation changed");
      },
      // The form shows it.
      () => undefined,
    );
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
    // Out of the form, so that the keys of the page work again.
    if (event.key === "Escape" && event.target instanceof HTMLElement && !event.defaultPrevented) {
      event.stopPropagation();
      event.target.closest<HTMLElement>("[role=tabpanel]")?.focus();
    }
  };
  const observe = (index: number, observation: ObservationDraft | null) =>
    change({
      observations: draft.observations.flatMap((each, at) =>
        at !== index ? [each] : observation === null ? [] : [observation],
      ),
    });
  return (
    // The keys are of the fields in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={title}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3 id={title}>{isNew ? `New annotation on #${step.sequenceId}` : `Change annotation ${place.id}`}</h3>
      {overtaken && <Overtaken note={now} onTheirs={letGo} onMine={() => change({ base: now })} />}
      {!isNew && now === null && (
        <p className={styles.hint}>This annotation was deleted meanwhile. Saving makes a new one of what is here.</p>
      )}
      {draft.observations.map((observation, index) => (
        <ObservationFields
          key={index}
          observation={observation}
          number={draft.observations.length > 1 ? index + 1 : null}
          targets={targets}
          onChange={(next) => observe(index, next)}
          onRemove={draft.observations.length > 1 ? () => observe(index, null) : null}
        />
      ))}
      <TagsField draft={draft} known={tags} onChange={change} />
      <SavingProblem error={saving.error} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          look={isNew ? "primary" : "plain"}
          disabled={isEmpty(draft) || saving.isPending || overtaken}
        >
          {saving.isPending ? "Saving…" : "Save"}
        </Button>
        <Kbd>Ctrl ↵</Kbd>
        <Button look="quiet" onClick={() => change({ observations: [...draft.observations, EMPTY_OBSERVATION] })}>
          Add an observation
        </Button>
        {(!isNew || isChanged(draft)) && (
          <Button look="quiet" onClick={letGo}>
            {isNew ? "Discard" : "Cancel"}
          </Button>
        )}
        {isChanged(draft) && <span className={styles.unsaved}>Not saved. Kept until this window closes.</span>}
      </div>
    </form>
  );
}

function savingOf(draft: Draft, now: AnnotationView | null, step: StepSummary, partition: string | null): Saving {
  const note = requestOf(draft, step.action);
  return draft.base !== null && now !== null
    ? { kind: "replace", id: draft.base.id, asOf: draft.base.updated, note }
    : { kind: "add", sequenceId: step.sequenceId, partition, note };
}

interface OvertakenProps {
  readonly note: AnnotationView;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Somebody else has changed the annotation since the form was opened: nothing is written over until that was seen. */
function Overtaken({ note, onTheirs, onMine }: OvertakenProps) {
  return (
    <section className={styles.overtaken} aria-label="Changed meanwhile">
      <p role="status">Somebody changed this annotation while you wrote. It says now:</p>
      <AnnotationCard note={note}>
        <Button look="quiet" onClick={onMine}>
          Go on with mine
        </Button>
        <Button look="quiet" onClick={onTheirs}>
          Take theirs
        </Button>
      </AnnotationCard>
    </section>
  );
}
