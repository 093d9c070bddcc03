import { cx } from "../ui/cx";
import { Icon, type IconName } from "../ui/Icon";
import type { AwayPane } from "./panes";
import styles from "./PaneToggle.module.css";

interface PaneToggleProps {
  readonly pane: AwayPane;
  readonly away: boolean;
  readonly onAway: (away: boolean) => void;
}

const PANES: Readonly<Record<AwayPane, { name: string; key: string; hide: IconName; show: IconName }>> = {
  list: { name: "Steps", key: "", hide: "left", show: "right" },
  inspector: { name: "Step", key: "  p", hide: "right", show: "left" },
  graph: { name: "State machine", key: "  m", hide: "down", show: "up" },
};

/** Puts a pane away. What is left of it is this same button, along its edge: the way back. */
export function PaneToggle({ pane, away, onAway }: PaneToggleProps) {
  const { name, key, hide, show } = PANES[pane];
  const verb = away ? "Show" : "Hide";
  return (
    <button
      type="button"
      className={cx(styles.toggle, styles[pane], away && styles.away)}
      aria-label={`${verb} the pane ${name}`}
      data-tip={`${verb} ${name}${key}`}
      data-pane-toggle={pane}
      onClick={() => onAway(!away)}
    >
      <Icon name={away ? show : hide} size="xs" />
      {away && <span>{name}</span>}
    </button>
  );
}
