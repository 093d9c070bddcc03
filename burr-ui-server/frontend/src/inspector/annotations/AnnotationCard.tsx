import type { ReactNode } from "react";
import { pointerText, verdictOf, writtenIn } from "../../annotations/model";
import type { AnnotationObservation, AnnotationView } from "../../api/types";
import { Chip } from "../../ui/Chip";
import { RelativeTime } from "../../ui/RelativeTime";
import styles from "./AnnotationCard.module.css";
import { VerdictLabel } from "./VerdictLabel";

interface AnnotationCardProps {
  readonly note: AnnotationView;
  /** What can be done to it. */
  readonly children?: ReactNode;
}

/** What an annotation says. Its texts are shown as they are: nothing in them is a link or markup. */
export function AnnotationCard({ note, children }: AnnotationCardProps) {
  return (
    <article className={styles.card} aria-label={`Annotation ${note.id}`}>
      <div className={styles.head}>
        {note.tags.map((tag) => (
          <Chip key={tag} className={styles.tag}>
            {tag}
          </Chip>
        ))}
        <span className={styles.time}>
          {note.updated === note.created ? "" : "changed "}
          <RelativeTime time={note.updated} />
        </span>
      </div>
      {note.observations.map((observation, index) => (
        <Observation key={index} observation={observation} />
      ))}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </article>
  );
}

function Observation({ observation }: { observation: AnnotationObservation }) {
  const { note, expected, others } = writtenIn(observation);
  const more = Object.entries(others);
  return (
    <div className={styles.observation}>
      <VerdictLabel verdict={verdictOf(observation)} />
      {note !== "" && <p className={styles.note}>{note}</p>}
      <dl className={styles.facts}>
        {observation.dataPointers.length > 0 && (
          <>
            <dt>about</dt>
            <dd>
              {observation.dataPointers.map((pointer) => (
                <code key={JSON.stringify(pointer)}>{pointerText(pointer)}</code>
              ))}
            </dd>
          </>
        )}
        {expected !== "" && (
          <>
            <dt>expected</dt>
            <dd>
              <code>{expected}</code>
            </dd>
          </>
        )}
        {more.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{typeof value === "string" ? value : JSON.stringify(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
