import { basePath } from "../routing/paths";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import type { PaletteEntry, Span } from "./entries";
import styles from "./Palette.module.css";

interface PaletteOptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly selected: boolean;
  readonly onChoose: (newTab: boolean) => void;
}

/** One line. Where it leads somewhere it is a link, so that the browser's own ways to open one work. */
export function PaletteOption({ id, entry, selected, onChoose }: PaletteOptionProps) {
  const content = (
    <>
      <Icon name={entry.icon} />
      <span className={styles.text}>
        {entry.number !== undefined && <span className={styles.number}>{entry.number} </span>}
        <Marked text={entry.text} span={entry.mark} />
      </span>
      {entry.place !== undefined && <code className={styles.place}>{entry.place}</code>}
      {entry.desc !== undefined && (
        <span className={styles.desc}>
          <Marked text={entry.desc} span={entry.descMark} />
        </span>
      )}
      <span className={styles.end}>
        {entry.end}
        {entry.keys?.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </>
  );
  const shared = { id, role: "option", "aria-selected": selected, className: styles.option, tabIndex: -1 } as const;
  if (entry.action.kind === "do") {
    return (
      <button type="button" {...shared} onClick={() => onChoose(false)}>
        {content}
      </button>
    );
  }
  return (
    <a
      href={basePath() + entry.action.href}
      {...shared}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        onChoose(false);
      }}
    >
      {content}
    </a>
  );
}

function Marked({ text, span }: { text: string; span: Span | undefined }) {
  if (span === undefined) return <>{text}</>;
  const end = span.start + span.length;
  return (
    <>
      {text.slice(0, span.start)}
      <mark>{text.slice(span.start, end)}</mark>
      {text.slice(end)}
    </>
  );
}
