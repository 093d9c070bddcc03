import type { ReactNode } from "react";
import { Link } from "../routing/router";
import { projectsHref } from "../routing/paths";
import { IconButton } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Kbd } from "../ui/Kbd";
import { nextTheme, setTheme, useTheme, type Theme } from "./theme";
import styles from "./TopBar.module.css";

export interface Crumb {
  text: string;
  href: string;
}

const themeIcons = { system: "system", light: "sun", dark: "moon" } as const satisfies Record<Theme, string>;

// Only to show the key that this keyboard has; both work everywhere.
const FIND_KEYS = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘ K" : "Ctrl K";

interface TopBarProps {
  crumbs: Crumb[];
  actions?: ReactNode;
  onFind: () => void;
  onHelp: () => void;
}

export function TopBar({ crumbs, actions, onFind, onHelp }: TopBarProps) {
  const theme = useTheme();
  const above = crumbs.at(-2);
  return (
    <header className={styles.bar} data-deep={above !== undefined}>
      {above !== undefined && (
        <Link className={styles.back} to={above.href} aria-label={`Back to ${above.text}`}>
          <Icon name="left" />
        </Link>
      )}
      <Link className={styles.brand} to={projectsHref()}>
        <Icon name="logo" />
        <b>Burr</b>
      </Link>
      <nav className={styles.crumbs} aria-label="Breadcrumb">
        <ol>
          {crumbs.map((crumb, index) => (
            <li key={crumb.href}>
              <Link
                to={crumb.href}
                aria-current={index === crumbs.length - 1 ? "page" : undefined}
                data-tip={crumb.text.length > 24 ? crumb.text : undefined}
              >
                {crumb.text}
              </Link>
              {index === crumbs.length - 1 && actions}
            </li>
          ))}
        </ol>
      </nav>
      <div className={styles.end}>
        <button type="button" className={styles.find} aria-label="Search or run a command" onClick={onFind}>
          <Icon name="search" size="sm" />
          <span>Search</span>
          <Kbd>{FIND_KEYS}</Kbd>
        </button>
        <IconButton label="Keyboard shortcuts" tip="Keyboard shortcuts  ?" className={styles.help} onClick={onHelp}>
          <Icon name="help" />
        </IconButton>
        <IconButton
          label={`Theme: ${theme}`}
          tip={`Theme: ${theme}. Switch to ${nextTheme(theme)}  t`}
          onClick={() => setTheme(nextTheme(theme))}
        >
          <Icon name={themeIcons[theme]} />
        </IconButton>
      </div>
    </header>
  );
}
