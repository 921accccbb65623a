import type { Context, Hono } from "hono";
import type { Format } from "../../../src/engine/artefact.ts";
import type { RoomParts } from "../parts.ts";
import { download, formatOf } from "./download.ts";
import { notHere } from "./nobody.ts";
import { guestOf } from "./who.ts";

/** A paper of an earlier meeting, for somebody who takes part in a later one. */
export function routePaper(app: Hono, parts: RoomParts): void {
  app.get("/r/:seat/paper/:file", async (c) => {
    const guest = await guestOf(c, parts);
    if (!guest || !(await parts.limits.device(guest.device))) return notHere(c, parts);
    const { engine } = parts.deps;
    return paperFile(c, parts, c.req.param("file"), (meeting, number, format) =>
      engine.earlierPaper(guest.caller, meeting, number, format),
    );
  });
}

/** A paper that is asked for by its meeting and its number in it. */
export async function paperFile(
  c: Context,
  parts: RoomParts,
  file: string,
  read: (meeting: number, number: number, format: Format) => Promise<string | null>,
): Promise<Response> {
  const [, meeting, number, extension] = /^(\d{1,4})-(\d{1,4})\.(md|html)$/.exec(file) ?? [];
  const body = meeting && number ? await read(Number(meeting), Number(number), formatOf(extension)) : null;
  return body === null ? notHere(c, parts) : download(c, body, "paper", extension);
}
