import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { useKeys } from "./useKeys";

afterEach(cleanup);

function setUp() {
  const pressed: string[] = [];
  function Page() {
    useKeys({
      j: () => pressed.push("j"),
      "?": () => pressed.push("?"),
      Escape: () => pressed.push("Escape"),
      k: () => false,
    });
    return (
      <>
        <input aria-label="text" />
        <textarea aria-label="area" />
        <select aria-label="choice" />
        <input type="checkbox" aria-label="box" />
        <div contentEditable aria-label="editable" role="textbox" tabIndex={0} />
        <button type="button">button</button>
      </>
    );
  }
  const view = render(<Page />);
  const press = (label: string, key: string, modifiers = {}) => {
    const target = label === "body" ? document.body : view.getByLabelText(label);
    return fireEvent.keyDown(target, { key, ...modifiers });
  };
  return { pressed, press, view };
}

it("hears keys wherever the focus is", () => {
  const { pressed, press, view } = setUp();
  press("body", "j");
  press("box", "?");
  fireEvent.keyDown(view.getByRole("button"), { key: "j" });
  expect(pressed).toEqual(["j", "?", "j"]);
});

it("leaves every key but Esc to the reader who types", () => {
  const { pressed, press, view } = setUp();
  // jsdom does not know contentEditable.
  Object.defineProperty(view.getByLabelText("editable"), "isContentEditable", { value: true });
  for (const label of ["text", "area", "choice", "editable"]) press(label, "j");
  expect(pressed).toEqual([]);
  press("text", "Escape");
  expect(pressed).toEqual(["Escape"]);
});

it("leaves combinations to the browser", () => {
  const { pressed, press } = setUp();
  press("body", "j", { ctrlKey: true });
  press("body", "j", { metaKey: true });
  press("body", "j", { altKey: true });
  expect(pressed).toEqual([]);
  press("body", "?", { shiftKey: true });
  expect(pressed).toEqual(["?"]);
});

it("rests while a dialog is open", () => {
  const { pressed, press } = setUp();
  const dialog = document.createElement("dialog");
  dialog.setAttribute("open", "");
  document.body.append(dialog);
  press("body", "j");
  dialog.remove();
  expect(pressed).toEqual([]);
});

it("takes a key away from the browser only when it was used", () => {
  const { press } = setUp();
  expect(press("body", "j")).toBe(false);
  expect(press("body", "k")).toBe(true);
  expect(press("body", "x")).toBe(true);
});

it("stops with its component", () => {
  const { pressed, view } = setUp();
  view.unmount();
  fireEvent.keyDown(document.body, { key: "j" });
  expect(pressed).toEqual([]);
});
