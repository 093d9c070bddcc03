import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Combobox } from "./Combobox";

const FRUIT = ["apple", "pear", "plum"];

describe("Combobox", () => {
  const onChoose = vi.fn();

  afterEach(cleanup);

  function Fruit() {
    const [query, setQuery] = useState("");
    return (
      <Combobox
        id="fruit"
        label="Fruit"
        hint="Name"
        query={query}
        onQuery={setQuery}
        options={FRUIT.filter((name) => name.includes(query))}
        keyOf={(name) => name}
        isChosen={(name) => name === "pear"}
        onChoose={onChoose}
      >
        {(name) => name}
      </Combobox>
    );
  }

  const active = () => {
    const id = screen.getByRole("combobox").getAttribute("aria-activedescendant");
    return id === null ? null : document.getElementById(id)?.textContent;
  };
  const press = (key: string) => fireEvent.keyDown(screen.getByRole("combobox"), { key });

  beforeEach(() => {
    onChoose.mockClear();
    // jsdom does not lay out.
    Element.prototype.scrollIntoView = () => undefined;
    render(<Fruit />);
  });

  it("goes through what matches by keyboard and takes it", () => {
    expect(document.activeElement).toBe(screen.getByRole("combobox"));
    press("ArrowDown");
    press("ArrowDown");
    press("ArrowDown");
    expect(active()).toBe("plum");
    press("ArrowUp");
    press("Enter");
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("pear");
  });

  it("begins anew with another query", () => {
    press("ArrowDown");
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "pl" } });
    expect(screen.getAllByRole("option")).toHaveLength(2);
    expect(active()).toBe("apple");
  });

  it("says which is chosen, takes a click and lets the reader give up", () => {
    expect(screen.getByRole("option", { selected: true }).textContent).toBe("pear");
    fireEvent.click(screen.getByText("plum"));
    expect(onChoose).toHaveBeenLastCalledWith("plum");
    press("Escape");
    expect(onChoose).toHaveBeenLastCalledWith(undefined);
  });

  it("has nothing to take where nothing matches", () => {
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "zzz" } });
    expect(active()).toBeNull();
    press("Enter");
    expect(onChoose).toHaveBeenLastCalledWith(undefined);
  });
});
