import { Dialog } from "../ui/Dialog";
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
  return (
    <Dialog title="Keyboard shortcuts" light onClose={onClose}>
      {[...groups, everywhere].map((group) => (
        <section key={group.title} className={styles.group}>
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
    </Dialog>
  );
}
