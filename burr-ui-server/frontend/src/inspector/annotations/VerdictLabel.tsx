import type { Verdict } from "../../annotations/model";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import styles from "./VerdictLabel.module.css";

const TEXTS = { up: "Good", down: "Bad" } as const;

/** Whether something was found good or bad: by its outline and a word, not by its colour alone. */
export function VerdictLabel({ verdict, worded = true }: { readonly verdict: Verdict; readonly worded?: boolean }) {
  if (verdict === "none") return null;
  const text = TEXTS[verdict];
  const icon = verdict === "up" ? "thumbUp" : "thumbDown";
  return (
    <span className={cx(styles.verdict, styles[verdict])}>
      {worded ? (
        <>
          <Icon name={icon} size="sm" />
          {text}
        </>
      ) : (
        <Icon name={icon} size="sm" label={text} />
      )}
    </span>
  );
}
