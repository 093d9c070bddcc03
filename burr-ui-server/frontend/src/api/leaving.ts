const leaving = new Set<string>();

const nameOf = (project: string, app: string) => JSON.stringify([project, app]);

/**
 * This tab is about to delete a run that it shows: what the server tells of it is not to be read again, as there may be nothing left.
 * Holds until the function that is returned is called.
 */
export function leaveRun(project: string, app: string): () => void {
  const name = nameOf(project, app);
  leaving.add(name);
  return () => leaving.delete(name);
}

export function isLeaving(project: string, app: string): boolean {
  return leaving.has(nameOf(project, app));
}
