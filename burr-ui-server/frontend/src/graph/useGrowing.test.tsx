import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useGrowing } from "./useGrowing";

describe("useGrowing", () => {
  let frames: (() => void)[];

  beforeEach(() => {
    frames = [];
    vi.stubGlobal("requestAnimationFrame", (draw: () => void) => frames.push(draw));
    vi.stubGlobal("cancelAnimationFrame", () => undefined);
  });

  const frame = () => act(() => frames.splice(0).forEach((draw) => draw()));

  it("grows with each frame until all is drawn, and rests then", () => {
    const { result } = renderHook(() => useGrowing("graph", 130, 60));

    expect(result.current).toBe(60);
    frame();
    expect(result.current).toBe(120);
    frame();
    expect(result.current).toBe(130);
    frame();
    expect(frames).toHaveLength(0);
  });

  it("draws little at once, without a frame to wait for", () => {
    const { result } = renderHook(() => useGrowing("graph", 12, 60));

    expect(result.current).toBe(12);
    expect(frames).toHaveLength(0);
  });

  it("begins anew with another subject", () => {
    const { result, rerender } = renderHook(({ subject }) => useGrowing(subject, 130, 60), {
      initialProps: { subject: "one" },
    });
    frame();
    expect(result.current).toBe(120);

    rerender({ subject: "two" });

    expect(result.current).toBe(60);
  });
});
