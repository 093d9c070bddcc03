import { ApiProblem } from "../../api/client";
import { Note } from "../../ui/Note";

const CONFLICT = 409;

/** Why something was not saved. The form keeps what was written. */
export function SavingProblem({ error }: { readonly error: Error | null }) {
  // What somebody else wrote meanwhile is shown above the form, as soon as it is read.
  if (error === null || (error instanceof ApiProblem && error.status === CONFLICT)) return null;
  return (
    <div role="alert">
      <Note tone="halt">It was not saved, and is still here. {error.message}</Note>
    </div>
  );
}
