import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { basePath } from "../routing/paths";
import { navigate } from "../routing/router";
import { Chip } from "../ui/Chip";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { useModal } from "../ui/useModal";
import type { StepSummary } from "../api/types";
import { AGAIN, EVERYWHERE, shown, type PaletteEntry } from "./entries";
import { PaletteOption } from "./PaletteOption";
import { usePaletteGroups } from "./usePaletteGroups";
import styles from "./Palette.module.css";

export interface PaletteScope {
  /** The project of the page; null where the page shows all. */
  readonly project: string | null;
  /** The run of the page, and its steps. */
  readonly run: { readonly project: string; readonly app: string; readonly steps: readonly StepSummary[] } | null;
}

interface PaletteProps {
  readonly scope: PaletteScope;
  /** What can be done on this page. */
  readonly commands: readonly PaletteEntry[];
  readonly onClose: () => void;
}

/** Finds a step, a project, a run by what is written in it, or a command; opened and closed by its owner. */
export function Palette({ scope, commands, onClose }: PaletteProps) {
  const modal = useModal(onClose, true);
  const ids = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [everywhere, setEverywhere] = useState(scope.project === null);
  const { groups, said } = usePaletteGroups({
    typed,
    scope,
    commands,
    everywhere,
    lookEverywhere: () => setEverywhere(true),
  });
  const { groups: filled, flat } = shown(groups);
  const at = Math.max(
    0,
    flat.findIndex(({ id }) => id === chosen),
  );
  const current = flat[at];
  useEffect(() => {
    document.getElementById(optionId(ids, current))?.scrollIntoView({ block: "nearest" });
  }, [ids, current]);

  const choose = (entry: PaletteEntry | undefined, newTab: boolean) => {
    if (entry === undefined) return;
    if (entry.action.kind === "do") {
      const stays = entry.id === EVERYWHERE || entry.id === AGAIN;
      if (!stays) onClose();
      entry.action.run();
    } else if (newTab) {
      window.open(basePath() + entry.action.href, "_blank", "noopener");
    } else {
      onClose();
      navigate(entry.action.href);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0 && flat.length > 0) {
      event.preventDefault();
      setChosen(flat[(at + by + flat.length) % flat.length]?.id ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(current, event.ctrlKey || event.metaKey);
    }
  };
  return (
    <dialog {...modal} className={styles.dialog} aria-label="Search or run a command">
      <div className={styles.input}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${ids}list`}
          aria-activedescendant={current === undefined ? undefined : optionId(ids, current)}
          aria-autocomplete="list"
          aria-label="Search or run a command"
          placeholder="Find a step, a run, text in any state…"
          spellCheck={false}
          autoComplete="off"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type into it
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(null);
          }}
          onKeyDown={press}
        />
        {!everywhere && scope.project !== null && <Chip>{scope.project}</Chip>}
        <Kbd>Esc</Kbd>
      </div>
      <div className={styles.list} id={`${ids}list`} role="listbox" aria-label="Results">
        {filled.map(({ title, entries }) => (
          <div key={title} role="group" aria-label={title}>
            <div className={styles.group} aria-hidden="true">
              {title}
            </div>
            {entries.map((entry) => (
              <PaletteOption
                key={entry.id}
                id={optionId(ids, entry)}
                entry={entry}
                selected={entry === current}
                onChoose={(newTab) => choose(entry, newTab)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.said} role="status">
        {said}
      </div>
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> move
        </span>
        <span>
          <Kbd>↵</Kbd> open
        </span>
        <span>
          <Kbd>Ctrl ↵</Kbd> new tab
        </span>
        <span className={styles.prefixes}>
          <Kbd>#</Kbd> step
        </span>
        <span>
          <Kbd>&gt;</Kbd> command
        </span>
        <span>
          <Kbd>@</Kbd> run
        </span>
      </div>
    </dialog>
  );
}

function optionId(ids: string, entry: PaletteEntry | undefined): string {
  return entry === undefined ? "" : `${ids}${entry.id}`;
}
