import { useState } from "react";
import { jsonText } from "../api/exactNumber";
import type { AttributeView, JsonValue } from "../api/types";
import { formatCount } from "../format";
import { cx } from "../ui/cx";
import styles from "./DataTab.module.css";
import { Disclosure } from "./Disclosure";
import { isNumber, preview } from "./payload/json";

interface AttributesProps {
  action: string;
  attributes: readonly AttributeView[];
}

/** Why a step ran is told in the head. */
const TRANSITION = "burr.transition";

export function withoutTransition(attributes: readonly AttributeView[]): AttributeView[] {
  return attributes.filter(({ key }) => key !== TRANSITION);
}

/** Names and values, and nothing else. */
export function AttributeTable({ attributes }: { attributes: readonly AttributeView[] }) {
  return (
    <table className={styles.attributes}>
      <colgroup>
        <col className={styles.names} />
        <col />
      </colgroup>
      <tbody>
        {attributes.map((attribute, index) => (
          <AttributeRow key={`${index} ${attribute.key}`} attribute={attribute} />
        ))}
      </tbody>
    </table>
  );
}

function AttributeRow({ attribute }: { attribute: AttributeView }) {
  return (
    <tr>
      <th scope="row" data-tip={attribute.key}>
        {attribute.key}
      </th>
      <td>
        <AttributeValue value={attribute.value} />
      </td>
    </tr>
  );
}

/** What the action logged about itself, by the span that was open. */
export function Attributes({ action, attributes }: AttributesProps) {
  const shown = withoutTransition(attributes);
  if (shown.length === 0) return <Disclosure title="Attributes" meta="none" />;
  const groups = new Map<string, AttributeView[]>();
  for (const attribute of shown) {
    const group = attribute.spanId ?? action;
    groups.set(group, [...(groups.get(group) ?? []), attribute]);
  }
  const peek = shown.slice(0, 12).map(({ key, value }) => `${key}: ${preview(value, 60)}`);
  return (
    <Disclosure
      title="Attributes"
      meta={formatCount(shown.length)}
      openAtFirst
      remember="attributes"
      peek={peek.join(", ")}
    >
      <table className={styles.attributes}>
        <colgroup>
          <col className={styles.names} />
          <col />
        </colgroup>
        {[...groups].map(([group, members]) => (
          <tbody key={group}>
            <tr className={styles.group}>
              <th colSpan={2} scope="rowgroup">
                {group}
              </th>
            </tr>
            {members.map((attribute, index) => (
              <AttributeRow key={`${index} ${attribute.key}`} attribute={attribute} />
            ))}
          </tbody>
        ))}
      </table>
    </Disclosure>
  );
}

const SHORT = 48;

function AttributeValue({ value }: { value: JsonValue }) {
  const [open, setOpen] = useState(false);
  const tone = typeof value === "string" ? styles.string : isNumber(value) ? styles.number : styles.keyword;
  const text = typeof value === "string" ? `"${value}"` : jsonText(value, open ? 2 : undefined);
  if (text.length <= SHORT && !text.includes("\n")) return <span className={tone}>{text}</span>;
  return (
    <button
      type="button"
      className={cx(styles.value, tone, open && styles.open)}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      {text}
    </button>
  );
}
