import type { ApplicationStatus } from "../api/types";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import styles from "./Status.module.css";

const looks: Record<ApplicationStatus, { icon: IconName; text: string; tone: string | undefined }> = {
  succeeded: { icon: "ok", text: "Succeeded", tone: styles.ok },
  failed: { icon: "fail", text: "Failed", tone: styles.fail },
  running: { icon: "run", text: "Running", tone: styles.run },
  interrupted: { icon: "halt", text: "Interrupted", tone: styles.halt },
  empty: { icon: "none", text: "No steps", tone: styles.none },
};

export function statusText(status: ApplicationStatus): string {
  return looks[status].text;
}

export function statusIcon(status: ApplicationStatus): IconName {
  return looks[status].icon;
}

interface StatusIconProps {
  status: ApplicationStatus;
  size?: "md" | "sm" | "xs";
  /** In a list of steps success is a mere tick, so that everything else stands out. */
  tick?: boolean;
  /** Leave the label out where the word stands beside it. */
  decorative?: boolean;
}

export function StatusIcon({ status, size = "md", tick = false, decorative = false }: StatusIconProps) {
  const { icon, text, tone } = looks[status];
  return (
    <span className={cx(styles.icon, tone)} data-tip={decorative ? undefined : text}>
      <Icon name={tick && status === "succeeded" ? "check" : icon} size={size} label={decorative ? undefined : text} />
    </span>
  );
}

/** Status in words, with its icon; `text` replaces the word ("3 running"). */
export function StatusLabel({ status, text, light }: { status: ApplicationStatus; text?: string; light?: boolean }) {
  const look = looks[status];
  return (
    <span className={cx(styles.label, look.tone, light === true && styles.light)}>
      <Icon name={look.icon} size={light === true ? "sm" : "md"} />
      {text ?? look.text}
    </span>
  );
}
