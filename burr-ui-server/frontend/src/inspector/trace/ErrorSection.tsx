import { useMemo, useState } from "react";
import { formatMicros, plural } from "../../format";
import { CopyButton } from "../../ui/CopyButton";
import { cx } from "../../ui/cx";
import { Icon } from "../../ui/Icon";
import { Segmented } from "../../ui/Segmented";
import type { StepHead } from "../payload/StepPayload";
import { clip } from "../payload/text";
import styles from "./ErrorSection.module.css";
import { groupFrames, packageText, parseTrace, type Block, type Frame, type FrameGroup, type Trace } from "./trace";

type Frames = "own" | "all" | "raw";

const choices = [
  { value: "own", label: "Your code" },
  { value: "all", label: "All" },
  { value: "raw", label: "Raw" },
] as const;

interface ErrorSectionProps {
  head: StepHead;
  exception: string;
}

/** The exception a step ended with, the user's own code first. */
export function ErrorSection({ head, exception }: ErrorSectionProps) {
  const trace = useMemo(() => parseTrace(exception), [exception]);
  const frames = trace.blocks.reduce((sum, block) => sum + block.frames.length, 0);
  const own = trace.blocks.reduce((sum, block) => sum + block.frames.filter((frame) => frame.own).length, 0);
  const [shown, setShown] = useState<Frames>(frames === 0 ? "raw" : own === 0 ? "all" : "own");
  const [first] = trace.blocks;
  const after = head.step.durationMicros;
  return (
    <section className={styles.section} aria-label="Error">
      <div className={styles.head}>
        <h3>Error</h3>
        {after !== null && <span className={styles.meta}>thrown after {formatMicros(after)}</span>}
        <CopyButton
          what="for an issue"
          word="Copy for an issue"
          worded
          className={styles.copy}
          text={() => issueText(head, trace, exception)}
        />
      </div>
      <div className={styles.box}>
        <div className={styles.message}>
          <Icon name="fail" />
          <div>
            {first !== undefined && first.type !== "" && <p className={styles.type}>{first.type}</p>}
            <Message text={first?.message ?? exception} />
          </div>
        </div>
        {(frames > 0 || trace.blocks.length > 1) && (
          <>
            <div className={styles.bar}>
              <span>
                {plural(frames, "frame")}, <b>{own === 0 ? "none" : own} in your code</b>
                {trace.language === "python" && ", latest call last"}
              </span>
              <Segmented label="Frames" value={shown} segments={choices} onChange={setShown} small />
            </div>
            {shown === "raw" ? (
              // A region that scrolls must be reachable by keyboard.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              <pre className={styles.raw} tabIndex={0} role="group" aria-label="Stack trace">
                {exception}
              </pre>
            ) : (
              <ol className={styles.trace}>
                {trace.blocks.map((block, index) => (
                  <BlockFrames key={index} block={block} all={shown === "all"} />
                ))}
              </ol>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Message({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  const short = clip(text);
  return (
    <p className={styles.text}>
      {all ? text : short.text}
      {short.cut && (
        <>
          {!all && "… "}
          <button type="button" className={styles.link} onClick={() => setAll(!all)}>
            {all ? "Show less" : `Show all ${plural(text.length, "character")}`}
          </button>
        </>
      )}
    </p>
  );
}

function BlockFrames({ block, all }: { block: Block; all: boolean }) {
  const groups: FrameGroup[] = all ? block.frames.map((frame) => ({ kind: "own", frame })) : groupFrames(block.frames);
  return (
    <>
      {block.relation !== null && (
        <li className={styles.cause}>
          {block.relation}: <b>{block.type}</b>
          {block.message !== "" && `: ${clip(block.message).text}`}
        </li>
      )}
      {groups.map((group, index) =>
        group.kind === "own" ? (
          <FrameLine key={index} frame={group.frame} />
        ) : (
          <LibraryFrames key={index} group={group} />
        ),
      )}
      {block.omitted > 0 && <li className={styles.omitted}>{plural(block.omitted, "frame")} as above</li>}
    </>
  );
}

function LibraryFrames({ group }: { group: FrameGroup & { kind: "library" } }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <li className={styles.library}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "down" : "right"} size="xs" />
          <span>
            {plural(group.frames.length, "frame")}
            {group.packages.length > 0 && ` in ${packageText(group.packages)}`}
          </span>
        </button>
      </li>
      {open && group.frames.map((frame, index) => <FrameLine key={index} frame={frame} />)}
    </>
  );
}

function FrameLine({ frame }: { frame: Frame }) {
  const { group, qualifier, place, source, own, code } = frame;
  const java = frame.text.startsWith("at ");
  return (
    <li className={cx(styles.frame, own && styles.own)}>
      <span>
        {java && <span className={styles.package}>at {qualifier === "" ? "" : `${qualifier}.`}</span>}
        <b>{place}</b>
        {java ? "(" : " "}
        <span className={styles.source}>{java || group === "" ? source : `${group}/${source}`}</span>
        {java && ")"}
        {code !== null && <code>{code}</code>}
      </span>
    </li>
  );
}

const ISSUE_LENGTH = 20_000;

/** What a colleague needs to know, as Markdown. */
function issueText({ step }: StepHead, trace: Trace, exception: string): string {
  const [first] = trace.blocks;
  const title = first === undefined ? step.error : [first.type, first.message].filter((text) => text !== "").join(": ");
  const cut = exception.length > ISSUE_LENGTH ? `${exception.slice(0, ISSUE_LENGTH)}\n…` : exception;
  return `Step #${step.sequenceId} \`${step.action}\` failed at ${step.start}: ${title ?? ""}\n\n\`\`\`\n${cut.trimEnd()}\n\`\`\`\n`;
}
