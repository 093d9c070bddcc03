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
  return (
    <nav aria-label="Project" className={styles.tabs}>
      {PAGES.map(({ text, href }) => (
        <Link key={text} to={href(project)} aria-current={text === current ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
