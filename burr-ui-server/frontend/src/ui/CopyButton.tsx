import { useEffect, useState } from "react";
import { Button, IconButton } from "./Button";
import { Icon } from "./Icon";

interface CopyButtonProps {
  /** What is copied: "the id". */
  what: string;
  text: string | (() => string | Promise<string>);
  /** With its word, or the icon alone. */
  worded?: boolean;
  /** The word, where it is not "Copy". */
  word?: string;
  size?: "md" | "sm";
  className?: string | undefined;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ what, text, worded = false, word = "Copy", size = "md", className }: CopyButtonProps) {
  const [said, setSaid] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), 1500);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => {
    const ready = Promise.resolve(typeof text === "string" ? text : text());
    ready.then(copyText).then(
      () => setSaid("copied"),
      () => setSaid("refused"),
    );
  };
  const shown = said === "copied" ? "Copied" : said === "refused" ? "Not allowed" : word;
  const icon = <Icon name={said === "copied" ? "check" : "copy"} size={worded ? "xs" : size === "sm" ? "xs" : "sm"} />;
  const live = (
    <span role="status" className="vh">
      {said === "copied" ? `Copied ${what}` : said === "refused" ? "The browser refused to copy" : ""}
    </span>
  );
  return (
    <>
      {worded ? (
        <Button look="quiet" className={className} aria-label={`Copy ${what}`} onClick={copy}>
          {icon}
          {shown}
        </Button>
      ) : (
        <IconButton label={`Copy ${what}`} size={size} className={className} onClick={copy}>
          {icon}
        </IconButton>
      )}
      {live}
    </>
  );
}

/** Writes to the clipboard; rejects where the browser does not allow it (a page without HTTPS, say). */
export async function copyText(text: string): Promise<void> {
  // Typed as always there, but browsers leave it out of pages they do not trust.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) throw new Error("This page has no access to the clipboard.");
  await clipboard.writeText(text);
}
