import type { IncomingMessage } from "node:http";
import { JSON_ARGUMENTS } from "./arguments.ts";
import { asObject, type Json } from "./json.ts";
import { faulty } from "./refused.ts";

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The arguments of a call, from its body and query, still as they came. */
export function readArguments(request: IncomingMessage, body: Buffer): { readonly given: Json; readonly isJson: boolean } {
  const query = Object.fromEntries(new URL(request.url ?? "/", "http://fake").searchParams);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("application/json")) {
    return { given: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) }, isJson: false };
  }
  try {
    return { given: { ...query, ...asObject(JSON.parse(body.toString() || "{}")) }, isJson: true };
  } catch {
    throw faulty("invalid_json");
  }
}

/** The content of an upload: the bytes themselves, or the file of a multipart form. */
export async function readUpload(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return body;
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const value of form.values()) if (typeof value !== "string") return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}

/** Decodes the arguments that are JSON within a form. Gives back the error of the first that is none. */
export function decodeArguments(given: Json): { readonly decoded: Json; readonly error: string | null } {
  const decoded: Json = { ...given };
  let error: string | null = null;
  for (const [name, failure] of Object.entries(JSON_ARGUMENTS)) {
    const value = decoded[name];
    if (typeof value !== "string") continue;
    try {
      decoded[name] = JSON.parse(value);
    } catch {
      error ??= failure;
    }
  }
  return { decoded, error };
}
