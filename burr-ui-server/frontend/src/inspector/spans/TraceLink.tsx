import { useInfo } from "../../api/queries";
import type { AttributeView } from "../../api/types";
import styles from "./TraceLink.module.css";

/** What the starter notes of the request that a step was part of. */
const TRACE_ID = "burr.trace.id";

const PLACE = "{traceId}";

export function traceIdOf(attributes: readonly AttributeView[]): string | null {
  const value = attributes.find(({ key }) => key === TRACE_ID)?.value;
  return typeof value === "string" && value !== "" ? value : null;
}

/** An id comes from a log, which may say anything: it stays one part of the address. */
export function traceAddress(template: string, traceId: string): string {
  return template.replaceAll(PLACE, () => encodeURIComponent(traceId));
}

/** Leads to the trace in the tool that collects those of the services, if the server was told where that is. */
export function TraceLink({ traceId }: { readonly traceId: string }) {
  const { data } = useInfo();
  const template = data?.traceLinkTemplate ?? null;
  if (template === null) return null;
  return (
    <p className={styles.line}>
      <a href={traceAddress(template, traceId)} target="_blank" rel="noreferrer">
        Open the trace of this step
      </a>
    </p>
  );
}
