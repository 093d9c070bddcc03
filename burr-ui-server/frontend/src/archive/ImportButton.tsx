import { useState } from "react";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { lazyPart } from "../ui/LazyPart";
import styles from "./ImportButton.module.css";
import { useFileDrop } from "./useFileDrop";

const ImportDialog = lazyPart("import dialog", () => import("./ImportDialog"));

/** Imports runs from a zip, which may also be dropped anywhere on the page. */
export function ImportButton({ project }: { project: string | null }) {
  const [open, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File | null>(null);
  const over = useFileDrop((file) => {
    setDropped(file);
    setOpen(true);
  });
  const close = () => {
    setOpen(false);
    setDropped(null);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="download" size="sm" />
        Import
      </Button>
      {over && !open && <div className={styles.over}>Drop a zip of runs to import it</div>}
      {open && (
        <ImportDialog
          key={dropped?.name}
          project={project}
          given={dropped}
          onClose={close}
          waiting={null}
          around={(panel) => (
            <Dialog title="Import runs" onClose={close}>
              {panel}
            </Dialog>
          )}
        />
      )}
    </>
  );
}
