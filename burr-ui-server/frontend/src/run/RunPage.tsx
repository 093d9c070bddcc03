import { useApplication, useSteps } from "../api/queries";
import { formatMicros, plural } from "../format";
import { projectHref, projectsHref, runHref } from "../routing/paths";
import { ListPage, PageTitle } from "../shell/ListPage";
import { Shell } from "../shell/Shell";
import { CopyButton } from "../ui/CopyButton";
import { ErrorPanel } from "../ui/ErrorPanel";
import { LongWait } from "../ui/Skeleton";
import { StatusIcon, StatusLabel } from "../ui/Status";

/** One application: its steps, its state machine and what the selected step did. */
export default function RunPage({ project, app }: { project: string; app: string }) {
  const detail = useApplication(project, app);
  const steps = useSteps(project, app);
  const crumbs = [
    { text: "Projects", href: projectsHref() },
    { text: project, href: projectHref(project) },
    { text: app, href: runHref(project, app) },
  ];
  const error = detail.error ?? steps.error;
  return (
    <Shell title={app} crumbs={crumbs} crumbActions={<CopyButton what="the id" text={app} />} hints={[]}>
      <ListPage>
        <PageTitle title={app} aside={detail.data && <StatusLabel status={detail.data.summary.status} />} />
        {error && <ErrorPanel what="This run could not be read" error={error} onRetry={() => void steps.refetch()} />}
        {steps.isPending && <LongWait what="the steps" />}
        {steps.data && <p>{plural(steps.data.total, "step")}</p>}
        <ol>
          {steps.data?.steps.map((step) => (
            <li key={step.index}>
              <StatusIcon status={step.status} tick size="sm" /> {step.sequenceId} {step.action}{" "}
              {step.durationMicros !== null && formatMicros(step.durationMicros)}
            </li>
          ))}
        </ol>
      </ListPage>
    </Shell>
  );
}
