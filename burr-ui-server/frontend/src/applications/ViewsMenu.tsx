import { useEffect, useEffectEvent, useState } from "react";
import type { ApplicationFilter } from "../api/queries";
import type { NamedView } from "../api/types";
import { projectHref } from "../routing/paths";
import { Link } from "../routing/router";
import { ConfirmDialog } from "../trash/ConfirmDialog";
import { Button, IconButton } from "../ui/Button";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import bar from "./FilterBar.module.css";
import { queryOf, searchOf, viewFilter } from "./filter";
import { usePanel } from "./usePanel";
import { useViews } from "./useViews";
import styles from "./ViewsMenu.module.css";

interface ViewsMenuProps {
  project: string;
  filter: ApplicationFilter;
  /** Id of the view that was chosen; empty without one. */
  view: string;
  onChoose: (filter: ApplicationFilter, view: string) => void;
}

/** Filters under a name: choose, save, rename, delete. */
export function ViewsMenu({ project, filter, view, onChoose }: ViewsMenuProps) {
  const { views, save, change, remove } = useViews(project);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<NamedView | null>(null);
  const [failed, setFailed] = useState("");
  const { holder, button, panel, onKeyDown, onBlur } = usePanel(open, setOpen);
  const query = queryOf(filter);
  const active = views?.find((each) => each.id === view);
  useNamedAlone(active, query, onChoose);

  const attempt = (what: Promise<NamedView>, then: (saved: NamedView) => void) => {
    setFailed("");
    what.then(then, (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)));
  };
  const openWith = (next: boolean) => {
    setEditing(null);
    setFailed("");
    setOpen(next);
  };
  const differs = active !== undefined && queryOf(viewFilter(active.query)) !== query;
  return (
    // Esc is heard wherever in the panel the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={holder} className={bar.holder} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={cx(styles.button, active !== undefined && styles.on)}
        aria-expanded={open}
        onClick={() => openWith(!open)}
      >
        {active === undefined ? "Views" : active.name}
        {differs && <span className={styles.differs}>changed</span>}
        <Icon name="down" size="xs" />
      </button>
      {open && (
        <div ref={panel} className={cx(bar.panel, styles.panel)} role="group" aria-label="Saved views">
          {views?.map((each) =>
            each.id === editing ? (
              <NameForm
                key={each.id}
                label={`New name of ${each.name}`}
                name={each.name}
                word="Rename"
                onName={(name) => attempt(change(each.id, { name }), () => setEditing(null))}
              />
            ) : (
              <div key={each.id} className={styles.view}>
                <Link
                  className={bar.offer}
                  aria-current={each.id === view ? "true" : undefined}
                  to={projectHref(project, { ...searchOf(viewFilter(each.query)), view: each.id })}
                  onClick={() => setOpen(false)}
                >
                  {each.name}
                </Link>
                <Button look="quiet" aria-label={`Rename ${each.name}`} onClick={() => setEditing(each.id)}>
                  Rename
                </Button>
                <IconButton label={`Delete the view ${each.name}`} onClick={() => setDeleting(each)}>
                  <Icon name="trash" size="sm" />
                </IconButton>
              </div>
            ),
          )}
          {views?.length === 0 && (
            <p className={styles.hint}>No views yet. What you save here is there for everybody who uses this server.</p>
          )}
          {differs && (
            <Button
              className={styles.update}
              onClick={() => attempt(change(active.id, { query }), () => setOpen(false))}
            >
              Save these filters as “{active.name}”
            </Button>
          )}
          {query === "" ? (
            <p className={styles.hint}>Filter or sort the list to save that as a view.</p>
          ) : (
            <NameForm
              label="Name of the new view"
              name=""
              word="Save view"
              onName={(name) =>
                attempt(save(name, query), (saved) => {
                  setOpen(false);
                  onChoose(filter, saved.id);
                })
              }
            />
          )}
          <p role="alert" className={styles.failed}>
            {failed}
          </p>
        </div>
      )}
      {deleting !== null && (
        <ConfirmDialog
          title={`Delete the view “${deleting.name}”?`}
          word="Delete"
          onConfirm={async () => {
            await remove(deleting.id);
            setDeleting(null);
            if (deleting.id === view) onChoose(filter, "");
          }}
          onClose={() => setDeleting(null)}
        >
          <p>It is gone for everybody who uses this server. The runs in it stay.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** An address that has nothing but the name of a view asks for its filters. */
function useNamedAlone(
  active: NamedView | undefined,
  query: string,
  onChoose: (filter: ApplicationFilter, view: string) => void,
): void {
  // Only what the page was opened with: filters that the reader removes later stay removed.
  const [first] = useState(query);
  const id = active?.id;
  const apply = useEffectEvent(() => {
    if (active !== undefined && first === "" && active.query !== "") onChoose(viewFilter(active.query), active.id);
  });
  useEffect(() => {
    if (id !== undefined) apply();
  }, [id]);
}

interface NameFormProps {
  label: string;
  name: string;
  word: string;
  onName: (name: string) => void;
}

function NameForm({ label, name, word, onName }: NameFormProps) {
  const [draft, setDraft] = useState(name);
  return (
    <form
      className={bar.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() !== "") onName(draft.trim());
      }}
    >
      <input
        className={bar.input}
        aria-label={label}
        placeholder={label}
        value={draft}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button type="submit" disabled={draft.trim() === ""}>
        {word}
      </Button>
    </form>
  );
}
