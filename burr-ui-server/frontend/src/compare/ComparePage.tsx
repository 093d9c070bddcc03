import { compareHref, projectHref, projectsHref } from "../routing/paths";
import { useSearchParams } from "../routing/router";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { CopyButton } from "../ui/CopyButton";
import { compareHints, compareShortcuts } from "./compareKeys";
import { Comparison } from "./Comparison";
import { RunPicker } from "./RunPicker";
import styles from "./ComparePage.module.css";

/** Two runs of a project side by side. */
export default function ComparePage({ project }: { project: string }) {
  const [params, setParams] = useSearchParams();
  const a = params.get("a") ?? "";
  const b = params.get("b") ?? "";
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: "Compare", href: compareHref(project, { a, b }) },
  ];
  const chosen = a !== "" && b !== "";
  return (
    <Shell
      title={chosen ? `Compare ${a} and ${b}` : "Compare"}
      crumbs={crumbs}
      crumbActions={<CopyButton what="the link" text={() => window.location.href} size="sm" />}
      hints={chosen ? compareHints : []}
      shortcuts={[compareShortcuts]}
    >
      {chosen ? (
        <Comparison key={`${a}\n${b}`} project={project} a={a} b={b} />
      ) : (
        <ListPage>
          <PageTitle title="Compare two runs" />
          <div className={styles.choice}>
            {(["a", "b"] as const).map((side) => {
              const app = side === "a" ? a : b;
              const other = side === "a" ? b : a;
              return (
                <RunPicker
                  key={side}
                  label={`Run ${side.toUpperCase()}`}
                  project={project}
                  chosen={app === "" ? null : app}
                  without={other === "" ? [] : [other]}
                  onChoose={(run) => setParams({ [side]: run })}
                >
                  <span>{app === "" ? `Choose run ${side.toUpperCase()}` : `${side.toUpperCase()}: ${app}`}</span>
                </RunPicker>
              );
            })}
          </div>
          <p className={styles.hint}>
            Steps are paired by the order of their actions. Two steps are the same when they did the same to the state,
            in whatever time.
          </p>
        </ListPage>
      )}
    </Shell>
  );
}
