import { useEffect, useState, type ReactNode } from "react";
import { ShortcutsDialog, type ShortcutGroup } from "../keyboard/ShortcutsDialog";
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
  /** The few keys worth showing in the footer. */
  hints: KeyHint[];
  /** All keys of the page; those that work everywhere are added. */
  shortcuts?: ShortcutGroup[];
  /** At the right of the footer, before the connection. */
  footnote?: ReactNode;
  children: ReactNode;
}

/** Top bar, content, footer. The content takes the height that is left and scrolls inside itself. */
export function Shell({ title, crumbs, crumbActions, hints, shortcuts = [], footnote, children }: ShellProps) {
  const theme = useTheme();
  const stream = useChangeStream();
  const [help, setHelp] = useState(false);
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    document.title = `${title} · Burr`;
  }, [title]);
  useKeys({
    t: () => setTheme(nextTheme(theme)),
    l: () => (stream.snapshot().paused ? stream.resume() : stream.pause()),
    "?": () => setHelp(true),
    c: () => {
      copyText(window.location.href).then(
        () => setCopied("Link copied"),
        () => setCopied("The browser refused to copy"),
      );
    },
  });
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={focusMain}>
        Skip to the content
      </a>
      <div className={styles.page}>
        <TopBar crumbs={crumbs} actions={crumbActions} onHelp={() => setHelp(true)} />
        {children}
        <Footer hints={hints} footnote={footnote} said={copied} />
      </div>
      {help && <ShortcutsDialog groups={shortcuts} onClose={() => setHelp(false)} />}
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
