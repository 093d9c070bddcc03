import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it } from "vitest";
import { jsx, jsxs } from "./jsx-runtime";

afterEach(cleanup);

const NAME = "invoice\u202egnp.exe";
const SPELLED = "invoice\\u202egnp.exe";

function Row({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <a href={`/project/${name}`} title={name} data-tip={`Open ${name}`} aria-label={`Run ${name}`}>
      {children}
    </a>
  );
}

it("spells a name out wherever it is read", () => {
  render(
    <Row name={NAME}>
      <>{NAME}</>, {NAME}
      {[NAME, <b key="b">{NAME}</b>]}
    </Row>,
  );
  const link = screen.getByRole("link", { name: `Run ${SPELLED}` });
  expect(link.title).toBe(SPELLED);
  expect(link.dataset.tip).toBe(`Open ${SPELLED}`);
  expect(link.textContent).toBe(`${SPELLED}, ${SPELLED}${SPELLED}${SPELLED}`);
});

it("leaves addresses and values of fields as they are", () => {
  render(
    <>
      <Row name={NAME} />
      <input aria-label="name" defaultValue={NAME} />
      <select aria-label="choice" defaultValue={NAME}>
        <option value={NAME}>{NAME}</option>
      </select>
    </>,
  );
  expect(screen.getByRole("link").getAttribute("href")).toBe(`/project/${NAME}`);
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe(NAME);
  expect(screen.getByRole<HTMLSelectElement>("combobox").value).toBe(NAME);
  expect(screen.getByRole("option").textContent).toBe(SPELLED);
});

function Bare({ name }: { name: string }) {
  return name;
}

it("refuses components that return text without an element, which would be shown as it is", () => {
  // @ts-expect-error -- This is the test.
  render(<Bare name={NAME} />);
  expect(document.body.textContent).toContain(NAME);
});

it("does so in what is built for browsers too", () => {
  const element = jsxs("p", { title: NAME, children: [NAME, jsx("b", { children: NAME }, "b")] });

  expect(renderToStaticMarkup(element)).toBe(`<p title="${SPELLED}">${SPELLED}<b>${SPELLED}</b></p>`);
});
