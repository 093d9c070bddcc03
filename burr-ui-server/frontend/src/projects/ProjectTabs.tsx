import { useLayoutEffect, useRef } from "react";
import { annotationsHref, problemsHref, projectHref, statisticsHref, trashHref } from "../routing/paths";
import { Link } from "../routing/router";
import styles from "./ProjectTabs.module.css";

const PAGES = [
  { text: "Applications", href: projectHref },
  { text: "Statistics", href: statisticsHref },
  { text: "Annotations", href: annotationsHref },
  { text: "Problems", href: problemsHref },
  { text: "Trash", href: trashHref },
] as const;

interface ProjectTabsProps {
  readonly project: string;
  readonly current: (typeof PAGES)[number]["text"];
}

/** The pages of a project, below the title of each of them. */
export function ProjectTabs({ project, current }: ProjectTabsProps) {
  const tabs = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    // Where there is no room for all of them, the page that is open is in sight.
    const open = tabs.current?.querySelector<HTMLElement>("[aria-current]");
    if (tabs.current === null || open === null || open === undefined) return;
    tabs.current.scrollLeft = open.offsetLeft + open.offsetWidth - tabs.current.clientWidth;
  }, [current]);
  return (
    <nav ref={tabs} aria-label="Project" className={styles.tabs}>
      {PAGES.map(({ text, href }) => (
        <Link key={text} to={href(project)} aria-current={text === current ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
