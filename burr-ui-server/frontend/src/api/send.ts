import { apiUrl, jsonOf, toProblem, type QueryParams } from "./client";

/** Sends something to be kept, changed or deleted, and answers what the server says of it. */
export async function sendJson<T>(
  method: "POST" | "PUT" | "DELETE",
  path: string,
  params: QueryParams,
  body?: unknown,
): Promise<T> {
  const response = await toProblem(
    fetch(apiUrl(path, params), {
      method,
      headers: {
        accept: "application/json, application/problem+json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return jsonOf(response, path);
}
