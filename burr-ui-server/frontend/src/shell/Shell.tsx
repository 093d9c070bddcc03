import { useEffect, useState, type ReactNode } from "react";
import type { StepSummary } from "../api/types";
import { ShortcutsDialog, type ShortcutGroup } from "../keyboard/ShortcutsDialog";
import { useChord, useKeys } from "../keyboard/useKeys";
import { useChangeStream } from "../api/ChangesProvider";
import { LiveRegion } from "../ui/LiveRegion";
import { otherZone, setZone, useZone, zoneText } from "../ui/times";
import { TooltipLayer } from "../ui/TooltipLayer";
import { copyText } from "../ui/CopyButton";
import { Palette } from "../palette/Palette";
import type { PaletteEntry } from "../palette/entries";
import { rememberPlace } from "../palette/recent";
import { annotationsHref, compareHref, problemsHref, projectsHref, statisticsHref } from "../routing/paths";
import { usePlace } from "../routing/router";
import { visible } from "../visible";
import { embedded } from "./embed";
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
  /** The steps of the run that the page shows, to be found by the palette. */
  steps?: readonly StepSummary[];
  children: ReactNode;
}

/** Top bar, content, footer. The content takes the height that is left and scrolls inside itself. */
export function Shell({ title, crumbs, crumbActions, hints, shortcuts = [], footnote, steps, children }: ShellProps) {
  const theme = useTheme();
  const stream = useChangeStream();
  const [help, setHelp] = useState(false);
  const [finding, setFinding] = useState(false);
  const place = usePlace();
  const [copied, setCopied] = useState<string | null>(null);
  useEffect(() => {
    document.title = visible(`${title} · Burr`);
  }, [title]);
  useEffect(() => rememberPlace(place), [place]);
  const zone = useZone();
  const switchZone = () => setZone(otherZone(zone));
  const switchTheme = () => setTheme(nextTheme(theme));
  const switchLive = () => (stream.snapshot().paused ? stream.resume() : stream.pause());
  const copyLink = () => {
    copyText(window.location.href).then(
      () => setCopied("Link copied"),
      () => setCopied("The browser refused to copy"),
    );
  };
  useKeys({ t: switchTheme, z: switchZone, l: switchLive, "?": () => setHelp(true), c: copyLink });
  useChord("k", () => setFinding(true));
  const commands: PaletteEntry[] = [
    ...(place.page === "projects"
      ? []
      : [command("Go to the projects", "left", [], { kind: "go", href: projectsHref() })]),
    ...(place.page === "run"
      ? [
          command("Compare this run with another", "compare", [], {
            kind: "go",
            href: compareHref(place.project, { a: place.app }),
          }),
        ]
      : []),
    ...("project" in place
      ? [
          command(`Annotations of ${place.project}`, "note", [], {
            kind: "go",
            href: annotationsHref(place.project),
          }),
          command("Show the statistics of this project", "chart", [], {
            kind: "go",
            href: statisticsHref(place.project),
          }),
          command("Show the problems of this project", "halt", [], { kind: "go", href: problemsHref(place.project) }),
        ]
      : []),
    command(`Use the ${nextTheme(theme)} theme`, "moon", ["t"], { kind: "do", run: switchTheme }),
    command(`Show times in ${zoneText(otherZone(zone))}`, "clock", ["z"], { kind: "do", run: switchZone }),
    command("Pause or resume live updates", "pause", ["l"], { kind: "do", run: switchLive }),
    command("Copy a link to what is shown", "link", ["c"], { kind: "do", run: copyLink }),
    command("Show all keyboard shortcuts", "help", ["?"], { kind: "do", run: () => setHelp(true) }),
  ];
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.shell}>
      {!embedded && (
        <a className={styles.skip} href="#main" onClick={focusMain}>
          Skip to the content
        </a>
      )}
      <div className={styles.page} data-embedded={embedded}>
        {!embedded && (
          <TopBar crumbs={crumbs} actions={crumbActions} onFind={() => setFinding(true)} onHelp={() => setHelp(true)} />
        )}
        {children}
        <Footer hints={hints} footnote={footnote} said={copied} />
      </div>
      {finding && (
        <Palette
          scope={{
            project: "project" in place ? place.project : null,
            run: place.page === "run" ? { project: place.project, app: place.app, steps: steps ?? [] } : null,
          }}
          commands={commands}
          onClose={() => setFinding(false)}
        />
      )}
      {help && <ShortcutsDialog groups={shortcuts} onClose={() => setHelp(false)} />}
      <LiveRegion />
      <TooltipLayer />
    </div>
  );
}

function command(
  text: string,
  icon: PaletteEntry["icon"],
  keys: string[],
  action: PaletteEntry["action"],
): PaletteEntry {
  return { id: `command ${text}`, text, icon, keys, action };
}

// With <base href> a mere fragment would leave the page.
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
