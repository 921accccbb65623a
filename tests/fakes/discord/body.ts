import type { IncomingMessage } from "node:http";
import type { Json } from "../slack/json.ts";
import { Refused } from "./refused.ts";
import type { Upload } from "./routes/route.ts";

const LARGEST_REQUEST = 25 * 1024 * 1024;

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function parse(text: string): Json | readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text || "{}");
    if (typeof value === "object" && value !== null) return value as Json;
  } catch {
    // Answered below, as is JSON that is no object.
  }
  throw new Refused(400, 50109, "The request body contains invalid JSON.", { isFault: true });
}

export interface Body {
  readonly body: Json | readonly unknown[];
  readonly files: readonly Upload[];
}

/** The JSON of a request and the files that came with it. */
export async function readBody(request: IncomingMessage, bytes: Buffer): Promise<Body> {
  if (bytes.length > LARGEST_REQUEST) throw new Refused(413, 40005, "Request entity too large", { isFault: true });
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    if (bytes.length > 0 && !type.startsWith("application/json")) throw new Refused(400, 0, "Expected JSON", { isFault: true });
    return { body: parse(bytes.toString()), files: [] };
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: Upload[] = [];
  const fields: Json = {};
  for (const [field, value] of form.entries()) {
    if (typeof value === "string") fields[field] = value;
    else files.push({ field, name: value.name, type: value.type, content: Buffer.from(await value.arrayBuffer()) });
  }
  const { payload_json: payload, ...rest } = fields;
  return { body: typeof payload === "string" ? parse(payload) : rest, files };
}
