import type { HTMLAttributes } from "react";
import { cx } from "./cx";
import styles from "./Chip.module.css";

interface ChipProps extends HTMLAttributes<HTMLSpanElement> {
  tone?: "neutral" | "line" | "halt" | "fail" | "accent";
}

export function Chip({ tone = "neutral", className, ...rest }: ChipProps) {
  return <span {...rest} className={cx(styles.chip, tone !== "neutral" && styles[tone], className)} />;
}
