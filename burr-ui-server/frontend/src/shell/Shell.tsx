import { useEffect, type ReactNode } from "react";
import { useKeys } from "../keyboard/useKeys";
import { useChangeStream } from "../api/ChangesProvider";
import { LiveRegion } from "../ui/LiveRegion";
import { TooltipLayer } from "../ui/TooltipLayer";
import { copyText } from "../ui/CopyButton";
import { Footer, type KeyHint } from "./Footer";
import { nextTheme, setTheme, useTheme } from "./theme";
import { TopBar, type Crumb } from "./TopBar";
import styles from "./Shell.module.css";

interface ShellProps {
  /** Title of the browser's tab, the most special part first. */
  title: string;
  /** The path to this page; the last crumb is the page itself. */
  crumbs: Crumb[];
  /** Beside the last crumb: copy its id, go to its neighbours. */
  crumbActions?: ReactNode;
  hints: KeyHint[];
  /** At the right of the footer, before the connection. */
  footnote?: ReactNode;
  children: ReactNode;
}

/** Top bar, content, footer. The content takes the height that is left and scrolls inside itself. */
export function Shell({ title, crumbs, crumbActions, hints, footnote, children }: ShellProps) {
  const theme = useTheme();
  const stream = useChangeStream();
  useEffect(() => {
    document.title = `${title} · Burr`;
  }, [title]);
  useKeys({
    t: () => setTheme(nextTheme(theme)),
    l: () => (stream.snapshot().paused ? stream.resume() : stream.pause()),
    c: () => void copyText(window.location.href).catch(() => undefined),
  });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={focusMain}>
        Skip to the content
      </a>
      <div className={styles.page}>
        <TopBar crumbs={crumbs} actions={crumbActions} />
        {children}
        <Footer hints={hints} footnote={footnote} />
      </div>
      <LiveRegion />
      <TooltipLayer />
    </div>
  );
}

// With <base href> a mere fragment would leave the page.
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
