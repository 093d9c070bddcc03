import { expect, it } from "vitest";
import { shortId } from "./shortId";

it("keeps what fits, a UUID for one", () => {
  expect(shortId("6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f7a10")).toBe("6f1d2c1e-0f6b-4c55-9a57-2f9c4e1f7a10");
});

it("leaves out the middle of a longer one", () => {
  expect(shortId("8a4f300fba2fd28c35ce932f3c3171feeb8a2d7735f51a1712f7bc2c3ddc91fe")).toBe(
    "8a4f300fba2fd28c35ce…bc2c3ddc91fe",
  );
});
