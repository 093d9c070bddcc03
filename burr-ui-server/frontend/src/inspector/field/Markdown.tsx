import { useMemo, type ReactNode } from "react";
import { parseMarkdown, type Block, type Inline } from "./markdown";
import styles from "./Markdown.module.css";

/** A text as Markdown. Everything in it is drawn as text or as one of a few elements; links lead to http and https only. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div className={styles.markdown}>{blocks.map(drawn)}</div>;
}

function drawn(block: Block, index: number): ReactNode {
  switch (block.kind) {
    case "heading":
      // Not a heading of the page: the outline of the page is its own.
      return (
        <p key={index} className={block.level <= 2 ? styles.title : styles.subtitle}>
          {inlines(block.content)}
        </p>
      );
    case "paragraph":
      return <p key={index}>{inlines(block.content)}</p>;
    case "code":
      return <pre key={index}>{block.text}</pre>;
    case "quote":
      return <blockquote key={index}>{block.blocks.map(drawn)}</blockquote>;
    case "list": {
      const items = block.items.map((item, at) => <li key={at}>{item.map(drawn)}</li>);
      return block.start === null ? (
        <ul key={index}>{items}</ul>
      ) : (
        <ol key={index} start={block.start}>
          {items}
        </ol>
      );
    }
    case "table":
      return <Table key={index} rows={block.rows} />;
    case "rule":
      return <hr key={index} />;
  }
}

function Table({ rows: [head = [], ...rows] }: { rows: readonly (readonly (readonly Inline[])[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            <th key={at} scope="col">
              {inlines(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, at) => (
              <td key={at}>{inlines(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inlines(content: readonly Inline[]): ReactNode {
  return content.map((inline, index) => {
    switch (inline.kind) {
      case "text":
        return inline.text;
      case "code":
        return <code key={index}>{inline.text}</code>;
      case "strong":
        return <strong key={index}>{inlines(inline.content)}</strong>;
      case "em":
        return <em key={index}>{inlines(inline.content)}</em>;
      case "del":
        return <del key={index}>{inlines(inline.content)}</del>;
      case "link":
        return (
          <a
            key={index}
            href={inline.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            data-tip={`Leads to ${inline.href}`}
          >
            {inlines(inline.content)}
          </a>
        );
    }
  });
}
