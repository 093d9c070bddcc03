import { useEffect, useState, type ReactNode } from "react";
import { useInfo } from "../api/queries";
import type { ProjectSummary } from "../api/types";
import { projectHref, projectsHref } from "../routing/paths";
import { navigate } from "../routing/router";
import { Shell } from "../shell/Shell";
import { Icon } from "../ui/Icon";
import { Segmented } from "../ui/Segmented";
import styles from "./ConnectPage.module.css";
import { firstNewProject, seenProjects } from "./firstStep";
import { Snippet } from "./Snippet";
import yaml from "./snippets/application.yml?raw";
import gradle from "./snippets/build.gradle?raw";
import counter from "./snippets/CounterConfiguration.java?raw";
import maven from "./snippets/pom.xml?raw";

const crumbs = [{ text: "Projects", href: projectsHref() }];
const hints = [{ keys: ["?"], text: "all shortcuts" }];

/** Teaches what to add to a Spring service, waits for its first step and opens its project then. */
export function ConnectPage({ projects }: { projects: ProjectSummary[] }) {
  const [seen] = useState(() => seenProjects(projects));
  const arrived = firstNewProject(projects, seen);
  const title = seen.size === 0 ? "Connect your first application" : "Connect an application";
  const info = useInfo();
  const storage = info.data?.storage ?? "~/.burr";
  useEffect(() => {
    if (arrived !== null) navigate(projectHref(arrived));
  }, [arrived]);
  return (
    <Shell title={title} crumbs={crumbs} hints={hints}>
      <main id="main" tabIndex={-1} className={styles.scroll}>
        <div className={styles.page}>
          <div className={styles.head}>
            <div>
              <h1>{title}</h1>
              <p>Add one dependency and one line of YAML. Every run then appears here, step by step.</p>
            </div>
            <div className={styles.wait} role="status">
              <Icon name="run" />
              <span>Waiting for the first step</span>
              <small>watching {storage}</small>
            </div>
          </div>
          <div className={styles.howto}>
            <div className={styles.stack}>
              <Part number={1} title="Add the starter">
                <Dependency />
              </Part>
              <Part number={2} title="Name the project">
                <Snippet file="application.yml" code={yaml} language="yaml" />
                <p>
                  Runs on this machine need nothing more: the starter writes to <code>{storage}</code> and this page
                  reads it.
                </p>
              </Part>
              <Part title="No step after a minute?">
                <p className={styles.flush}>
                  Check that both processes run as the same user, or set <code>BURR_HOME</code> to the same folder for
                  both. The start-up log of your application says where it writes.
                </p>
              </Part>
            </div>
            <Part number={3} title="Run a state machine">
              <Snippet file="CounterConfiguration.java" code={counter} language="java" />
              <p>
                Start your application. The project <b>my-counter</b> opens by itself when its first step arrives.
              </p>
            </Part>
          </div>
        </div>
      </main>
    </Shell>
  );
}

function Part({ number, title, children }: { number?: number; title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>
        {number !== undefined && <span className={styles.number}>{number}</span>}
        {title}
      </h2>
      {children}
    </section>
  );
}

const tools = [
  { value: "maven", label: "Maven" },
  { value: "gradle", label: "Gradle" },
] as const;

function Dependency() {
  const [tool, setTool] = useState<(typeof tools)[number]["value"]>("maven");
  const choice = <Segmented label="Build tool" value={tool} segments={tools} onChange={setTool} small />;
  return tool === "maven" ? (
    <Snippet file="pom.xml" code={maven} language="xml">
      {choice}
    </Snippet>
  ) : (
    <Snippet file="build.gradle" code={gradle} language="gradle">
      {choice}
    </Snippet>
  );
}
