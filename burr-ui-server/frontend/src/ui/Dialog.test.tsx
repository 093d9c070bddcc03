import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Dialog } from "./Dialog";

describe("Dialog", () => {
  const onClose = vi.fn();

  afterEach(cleanup);

  beforeEach(() => {
    onClose.mockClear();
    // jsdom has no dialogs.
    HTMLDialogElement.prototype.showModal = function showModal() {
      this.open = true;
    };
  });

  it("is named by its title and closed by its button", () => {
    render(
      <Dialog title="Keys" onClose={onClose}>
        text
      </Dialog>,
    );
    expect(screen.getByRole("dialog", { name: "Keys" })).toHaveProperty("open", true);
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("is closed by a click beside it only where it holds nothing to lose", () => {
    const { rerender } = render(
      <Dialog title="Form" onClose={onClose}>
        text
      </Dialog>,
    );
    fireEvent.click(screen.getByRole("dialog"));
    expect(onClose).not.toHaveBeenCalled();

    rerender(
      <Dialog title="Form" light onClose={onClose}>
        text
      </Dialog>,
    );
    fireEvent.click(screen.getByText("text"));
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("dialog"));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("is closed by Esc before the browser closes it, so that it can be opened again at once", () => {
    render(
      <Dialog title="Keys" onClose={onClose}>
        <input aria-label="text" />
      </Dialog>,
    );
    const left = fireEvent.keyDown(screen.getByLabelText("text"), { key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
    expect(left).toBe(false);
  });

  it("leaves Esc to what is in it, and to the input method", () => {
    render(
      <Dialog title="Keys" onClose={onClose}>
        <input aria-label="list" onKeyDown={(event) => event.preventDefault()} />
        <input aria-label="text" />
      </Dialog>,
    );
    fireEvent.keyDown(screen.getByLabelText("list"), { key: "Escape" });
    fireEvent.keyDown(screen.getByLabelText("text"), { key: "Escape", isComposing: true });
    expect(onClose).not.toHaveBeenCalled();
  });

  it("leaves the answer of a question to its own buttons", () => {
    render(
      <Dialog title="Delete?" question onClose={onClose}>
        text
      </Dialog>,
    );
    expect(screen.queryByRole("button")).toBeNull();
  });
});
