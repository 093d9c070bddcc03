import { useId } from "react";
import { pointerText, samePointer, type ObservationDraft, type Verdict } from "../../annotations/model";
import type { AnnotationPointer } from "../../api/types";
import { Button } from "../../ui/Button";
import { Chip } from "../../ui/Chip";
import { Icon } from "../../ui/Icon";
import { Segmented, type Segment } from "../../ui/Segmented";
import styles from "./AnnotationForm.module.css";
import type { Targets } from "./useTargets";

const VERDICTS: readonly Segment<Verdict>[] = [
  {
    value: "up",
    label: (
      <>
        <Icon name="thumbUp" size="sm" />
        Good
      </>
    ),
  },
  {
    value: "down",
    label: (
      <>
        <Icon name="thumbDown" size="sm" />
        Bad
      </>
    ),
  },
  { value: "none", label: "None" },
];

interface ObservationFieldsProps {
  readonly observation: ObservationDraft;
  /** Its number where there are several. */
  readonly number: number | null;
  readonly targets: Targets;
  readonly onChange: (observation: ObservationDraft) => void;
  readonly onRemove: (() => void) | null;
}

/** One thing that was observed: how good, where, what, and what it should have been. */
export function ObservationFields({ observation, number, targets, onChange, onRemove }: ObservationFieldsProps) {
  const id = useId();
  const change = (part: Partial<ObservationDraft>) => onChange({ ...observation, ...part });
  const which = number === null ? "" : ` of observation ${number}`;
  return (
    <div className={styles.observation}>
      <div className={styles.row}>
        <span className={styles.label}>Verdict</span>
        <Segmented
          label={`Verdict${which}`}
          value={observation.verdict}
          segments={VERDICTS}
          onChange={(verdict) => change({ verdict })}
        />
        {onRemove !== null && (
          <Button look="quiet" className={styles.remove} aria-label={`Remove observation ${number}`} onClick={onRemove}>
            Remove
          </Button>
        )}
      </div>
      <About id={`${id}-about`} which={which} targets={targets} pointers={observation.pointers} onChange={change} />
      <div className={styles.row}>
        <label className={styles.label} htmlFor={`${id}-note`}>
          Note
        </label>
        <textarea
          id={`${id}-note`}
          data-first
          aria-label={`Note${which}`}
          rows={3}
          placeholder="What did you see?"
          value={observation.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </div>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={`${id}-expected`}>
          Expected
        </label>
        <textarea
          id={`${id}-expected`}
          aria-label={`Expected${which}`}
          className={styles.mono}
          rows={2}
          placeholder="What should it have been?"
          value={observation.expected}
          onChange={(event) => change({ expected: event.target.value })}
        />
      </div>
    </div>
  );
}

interface AboutProps {
  readonly id: string;
  readonly which: string;
  readonly targets: Targets;
  readonly pointers: readonly AnnotationPointer[];
  readonly onChange: (part: Pick<ObservationDraft, "pointers">) => void;
}

function About({ id, which, targets, pointers, onChange }: AboutProps) {
  const left = (all: readonly AnnotationPointer[]) =>
    all.filter((each) => !pointers.some((pointer) => samePointer(pointer, each)));
  const choices = [
    { label: "State", pointers: left(targets.fields) },
    { label: "Attributes", pointers: left(targets.attributes) },
  ].filter((group) => group.pointers.length > 0);
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        About
      </label>
      <span className={styles.chosen}>
        {pointers.map((pointer) => (
          <Chip key={JSON.stringify(pointer)} tone="accent">
            <code>{pointerText(pointer)}</code>
            <button
              type="button"
              className={styles.drop}
              aria-label={`Not about ${pointerText(pointer)}`}
              onClick={() => onChange({ pointers: pointers.filter((each) => !samePointer(each, pointer)) })}
            >
              <Icon name="x" size="xs" />
            </button>
          </Chip>
        ))}
        <select
          id={id}
          aria-label={`About${which}`}
          className={styles.select}
          value=""
          disabled={choices.length === 0}
          onChange={(event) =>
            onChange({ pointers: [...pointers, JSON.parse(event.target.value) as AnnotationPointer] })
          }
        >
          <option value="">{pointers.length === 0 ? "the step as a whole" : "and…"}</option>
          {choices.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.pointers.map((pointer) => (
                <option key={JSON.stringify(pointer)} value={JSON.stringify(pointer)}>
                  {pointerText(pointer)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </span>
    </div>
  );
}
