import { useFilterTotals, type ApplicationFilter } from "../api/queries";
import type { ApplicationStatus } from "../api/types";
import { formatCount } from "../format";
import { projectsHref } from "../routing/paths";
import { Link } from "../routing/router";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { statusText } from "../ui/Status";
import { markTexts } from "./FilterBar";
import { activeFilters, asAsked, chosen, noFilter, without, type FilterName, type Mark } from "./filter";
import { momentsText } from "./moment";
import styles from "./NoApplication.module.css";

interface NoHitProps {
  project: string;
  filter: ApplicationFilter;
  /** What times are counted back from. */
  now: number;
  onChange: (part: Partial<ApplicationFilter>) => void;
}

/** Offers to remove a filter, the one that excludes most first. */
export function NoHit({ project, filter, now, onChange }: NoHitProps) {
  const names = activeFilters(filter);
  const totals = useFilterTotals(
    project,
    names.map((name) => asAsked(without(filter, name), now)),
  );
  const ways = names
    .map((name, index) => ({ name, total: totals[index] }))
    .sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
  return (
    <div className={styles.empty}>
      <h2>No application matches</h2>
      <ul>
        {ways.map(({ name, total }) => (
          <li key={name}>
            <Button onClick={() => onChange(without(filter, name))}>
              <Icon name="x" size="xs" />
              Remove {describe(name, filter)}
            </Button>
            {total !== undefined && <span>{total === 0 ? "still none" : `${formatCount(total)} match`}</span>}
          </li>
        ))}
        {names.length > 1 && (
          <li>
            <Button look="quiet" onClick={() => onChange({ ...noFilter })}>
              Remove all filters
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}

function describe(name: FilterName, filter: ApplicationFilter): string {
  const value = filter[name].trim();
  switch (name) {
    case "q":
      return `the text “${value}”`;
    case "status":
      return `the status ${chosen(value)
        .map((status) => statusText(status as ApplicationStatus))
        .join(", ")}`;
    case "has":
      return `“has ${chosen(value)
        .map((mark) => markTexts[mark as Mark])
        .join(" and ")}”`;
    case "without":
      return "“no partition key”";
    case "from":
      return `the time “${momentsText(value, "")}”`;
    case "to":
      return `the time “${momentsText("", value)}”`;
    case "min":
      return `the duration “at least ${value}”`;
    case "max":
      return `the duration “at most ${value}”`;
    case "mintokens":
      return `the tokens “at least ${value}”`;
    case "maxtokens":
      return `the tokens “at most ${value}”`;
    case "mincost":
      return `the cost “at least ${value}”`;
    case "maxcost":
      return `the cost “at most ${value}”`;
    case "last":
      return `the last action ${value}`;
    case "action":
    case "partition":
    case "tag":
      return `the ${name} ${value}`;
  }
}

export function NoApplication({ project }: { project: string }) {
  return (
    <div className={styles.empty}>
      <h2>Nothing ran in this project yet</h2>
      <p>
        Applications appear here at their first step. A service writes to this project when it sets{" "}
        <code>burr.project: {project}</code>.{" "}
        <Link className={styles.link} to={projectsHref({ connect: "new" })}>
          Connect an application
        </Link>
      </p>
    </div>
  );
}
