import { useId, useRef, type KeyboardEvent } from "react";
import { COMMON_TAGS, type Draft } from "../../annotations/model";
import { Chip } from "../../ui/Chip";
import { Icon } from "../../ui/Icon";
import styles from "./AnnotationForm.module.css";

interface TagsFieldProps {
  readonly draft: Draft;
  /** Tags that the project has already. */
  readonly known: readonly string[];
  readonly onChange: (part: Pick<Draft, "tags" | "tag">) => void;
}

/** Tags as chips. Enter or a comma ends one, Backspace in the empty field takes the last one back. */
export function TagsField({ draft, known, onChange }: TagsFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const { tags, tag } = draft;
  const offered = [...new Set([...known, ...COMMON_TAGS])].filter((each) => !tags.includes(each));
  const add = (text: string) => {
    const next = text.trim();
    onChange({ tags: next === "" || tags.includes(next) ? tags : [...tags, next], tag: "" });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const ends = (event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === ",";
    if (ends && (tag.trim() !== "" || event.key === "Enter")) {
      event.preventDefault();
      add(tag);
    } else if (event.key === "Backspace" && tag === "" && tags.length > 0) {
      event.preventDefault();
      onChange({ tags: tags.slice(0, -1), tag: "" });
    }
  };
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        Tags
      </label>
      <span className={styles.tags}>
        {tags.map((each) => (
          <Chip key={each} tone="accent">
            {each}
            <button
              type="button"
              className={styles.drop}
              aria-label={`Remove tag ${each}`}
              onClick={() => {
                onChange({ tags: tags.filter((other) => other !== each), tag });
                input.current?.focus();
              }}
            >
              <Icon name="x" size="xs" />
            </button>
          </Chip>
        ))}
        <input
          ref={input}
          id={id}
          list={`${id}-known`}
          value={tag}
          placeholder="Add a tag"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            const text = event.target.value;
            // A suggestion that was chosen arrives as a whole, not as a typed letter.
            const { inputType } = event.nativeEvent as Partial<InputEvent>;
            if (offered.includes(text) && inputType?.startsWith("insertText") !== true) add(text);
            else onChange({ tags, tag: text });
          }}
          onKeyDown={keys}
        />
        <datalist id={`${id}-known`}>
          {offered.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </span>
    </div>
  );
}
