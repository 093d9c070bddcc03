import { Icon, type IconName } from "../ui/Icon";
import type { Pane } from "./runUrl";
import styles from "./PaneTabs.module.css";

const PANES: readonly { pane: Pane; text: string; icon: IconName }[] = [
  { pane: "steps", text: "Steps", icon: "steps" },
  { pane: "graph", text: "Graph", icon: "graph" },
  { pane: "step", text: "Step", icon: "inspect" },
];

interface PaneTabsProps {
  readonly pane: Pane;
  readonly hasGraph: boolean;
  readonly onPane: (pane: Pane) => void;
}

/** Chooses the pane where there is room for one only. */
export function PaneTabs({ pane, hasGraph, onPane }: PaneTabsProps) {
  return (
    <nav className={styles.tabs} aria-label="Panes">
      {PANES.filter((each) => hasGraph || each.pane !== "graph").map((each) => (
        <button
          key={each.pane}
          type="button"
          aria-current={each.pane === pane ? "true" : undefined}
          onClick={() => onPane(each.pane)}
        >
          <Icon name={each.icon} />
          {each.text}
        </button>
      ))}
    </nav>
  );
}
