import { useEffect, useReducer, useRef, useState } from "react";
import type { StepSummary } from "../api/types";
import { plural } from "../format";
import { announce } from "../ui/LiveRegion";
import { follow, isOutrun, NOT_OPENED, unseen } from "./follow";
import { openingStep } from "./selection";

interface TailInput {
  readonly steps: readonly StepSummary[];
  /** All steps are there, or no more will come. */
  readonly settled: boolean;
  readonly filtered: boolean;
  /** Sequence id that the address names. */
  readonly named: number | null;
}

/** Follows the newest step, see {@link follow}. */
export function useTail({ steps, settled, filtered, named }: TailInput) {
  const [state, dispatch] = useReducer(follow, NOT_OPENED);
  const [jumps, setJumps] = useState(0);
  const total = steps.length;
  const newest = steps.at(-1)?.sequenceId ?? null;

  // Adjusted while drawing, so that no frame shows new rows with the old selection.
  if (!state.opened && settled) {
    dispatch({ type: "opened", total, chosen: openingStep(steps)?.sequenceId ?? null, named, newest });
  } else if (state.opened && state.named !== named) {
    dispatch({ type: "named", named, newest });
  } else if (state.opened && state.total !== total) {
    dispatch({ type: "arrived", total, newest, filtered });
  }

  useAnnouncedSteps(state.opened ? total : null);

  return {
    following: state.following && !filtered,
    chosen: state.chosen,
    unseen: unseen(state),
    jumps,
    scrolled: (atEnd: boolean, newestSelected: boolean) =>
      dispatch({ type: "scrolled", atEnd: atEnd && !filtered, newestSelected }),
    /** The address names a step that following has left behind. */
    outrun: isOutrun(state, newest),
    jump: () => {
      dispatch({ type: "jumped", newest });
      setJumps((count) => count + 1);
    },
  };
}

const ANNOUNCE_INTERVAL = 5000;

/** Says how many steps are new; what comes within five seconds is said together. */
function useAnnouncedSteps(total: number | null): void {
  const said = useRef<{ total: number; at: number } | null>(null);
  useEffect(() => {
    if (total === null) return undefined;
    const { current } = said;
    if (current === null || total <= current.total) {
      said.current = { total, at: current?.at ?? -Infinity };
      return undefined;
    }
    const rest = Math.max(0, current.at + ANNOUNCE_INTERVAL - performance.now());
    const timer = setTimeout(() => {
      announce(plural(total - current.total, "new step"));
      said.current = { total, at: performance.now() };
    }, rest);
    return () => clearTimeout(timer);
  }, [total]);
}
