import type { ButtonHTMLAttributes } from "react";
import { cx } from "./cx";
import styles from "./Button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary button a page at most. */
  look?: "plain" | "primary" | "quiet";
}

export function Button({ look = "plain", className, type = "button", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={cx(styles.button, look !== "plain" && styles[look], className)} />;
}

/** For links that look like a button. */
export const buttonLook = styles.button;

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Name for assistive technology, and the tooltip unless `tip` says more. */
  label: string;
  tip?: string;
  size?: "md" | "sm";
}

export function IconButton({ label, tip = label, size = "md", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      data-tip={tip}
      className={cx(styles.icon, size === "sm" && styles.small, className)}
    />
  );
}
