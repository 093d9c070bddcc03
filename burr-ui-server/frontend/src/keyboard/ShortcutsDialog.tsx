import { useEffect, useRef } from "react";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import styles from "./ShortcutsDialog.module.css";

/** Keys and what they do: `{ keys: ["j", "k"], text: "next and previous row" }`. */
export interface Shortcut {
  keys: string[];
  text: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: Shortcut[];
}

/** Keys of both pages with a list. */
export const listShortcuts: ShortcutGroup = {
  title: "Lists",
  shortcuts: [
    { keys: ["j", "k"], text: "next and previous row" },
    { keys: ["Enter"], text: "open the row" },
    { keys: ["/"], text: "search" },
    { keys: ["Esc"], text: "empty the search" },
  ],
};

const everywhere: ShortcutGroup = {
  title: "Everywhere",
  shortcuts: [
    { keys: ["Ctrl", "K"], text: "search, or run a command" },
    { keys: ["t"], text: "switch the theme" },
    { keys: ["z"], text: "times in UTC, or in local time" },
    { keys: ["l"], text: "pause or resume live updates" },
    { keys: ["c"], text: "copy a link to what is shown" },
    { keys: ["?"], text: "these shortcuts" },
  ],
};

/** All keys of the page; opened and closed by its owner. */
export function ShortcutsDialog({ groups, onClose }: { groups: ShortcutGroup[]; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Taking it out of the document closes it.
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    // A click on the backdrop arrives at the dialog itself; Esc closes it for the keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="shortcuts-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id="shortcuts-title">Keyboard shortcuts</h2>
          <IconButton label="Close" onClick={onClose}>
            <Icon name="x" />
          </IconButton>
        </div>
        {[...groups, everywhere].map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map(({ keys, text }) => (
                <div key={text}>
                  <dt>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}
