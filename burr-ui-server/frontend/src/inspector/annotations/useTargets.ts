import { useMemo } from "react";
import type { AnnotationPointer, StepSummary } from "../../api/types";
import type { StepHead } from "../payload/StepPayload";
import { useStepTrace } from "../spans/useStepTrace";

/** More to choose from than anybody looks through. */
const MOST_ATTRIBUTES = 200;

/** What of a step an annotation can be about. */
export interface Targets {
  readonly fields: readonly AnnotationPointer[];
  readonly attributes: readonly AnnotationPointer[];
}

/** The fields of the state after a step, those that it wrote first, and what was noted as attributes. */
export function useTargets(project: string, app: string, step: StepSummary, head: StepHead): Targets {
  const { data } = useStepTrace(project, app, step);
  return useMemo(() => {
    const wrote = [...step.added, ...step.changed];
    const names = [...new Set([...wrote, ...Object.keys(head.writtenBy)])];
    const noted = [...(data?.attributes ?? []), ...(data?.spans ?? []).flatMap(({ attributes }) => attributes)];
    const attributes = new Map(
      noted.map(({ key, spanId }) => [
        JSON.stringify([key, spanId]),
        { type: "attribute", fieldName: key, spanId } satisfies AnnotationPointer,
      ]),
    );
    return {
      fields: names
        .filter((name) => !name.startsWith("__"))
        .map((fieldName) => ({ type: "state_field", fieldName, spanId: null })),
      attributes: [...attributes.values()].slice(0, MOST_ATTRIBUTES),
    };
  }, [data, head, step]);
}
