import type { Context, Hono } from "hono";
import type { ArtefactReader } from "../../../src/engine/artefact.ts";
import type { Path } from "../../../src/model/ids.ts";
import type { RoomParts } from "../parts.ts";
import { download, formatOf } from "./download.ts";
import { notHere } from "./nobody.ts";
import { guestOf, readerOf } from "./who.ts";

/** A released artefact. */
export function routeArtefact(app: Hono, parts: RoomParts): void {
  const { engine } = parts.deps;
  app.get("/r/:seat/artefact/:file", async (c) => {
    const [, number, extension] = /^(\d{1,3})\.(md|html)$/.exec(c.req.param("file")) ?? [];
    const shelf = number ? await shelfOf(c, parts) : null;
    if (!shelf || !(await parts.limits.device(shelf.device))) return notHere(c, parts);
    const artefact = shelf.artefacts[Number(number) - 1];
    const body = artefact ? await engine.artefact(shelf.reader, artefact.path, formatOf(extension)) : null;
    return body === null ? notHere(c, parts) : download(c, body, "summary", extension);
  });
}

/** What this device may fetch: of a conversation it is in, or of one that is erased and that it was in. */
interface Shelf {
  readonly device: string;
  readonly reader: ArtefactReader;
  readonly artefacts: readonly { readonly path: Path }[];
}

async function shelfOf(c: Context, parts: RoomParts): Promise<Shelf | null> {
  const { engine } = parts.deps;
  const guest = await guestOf(c, parts);
  if (guest) {
    const page = await engine.page(guest.caller, { mine: false });
    return "reason" in page ? null : { device: guest.device, reader: guest.caller, artefacts: page.artefacts };
  }
  const reader = await readerOf(c, parts);
  const remains = reader && (await engine.remains(reader.session));
  return remains ? { device: reader.device, reader: { session: reader.session, person: null }, artefacts: remains.artefacts } : null;
}
