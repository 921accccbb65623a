import type { Hono } from "hono";
import type { RoomParts } from "../parts.ts";
import { notHere } from "./nobody.ts";
import { guestOf } from "./who.ts";

const FORMS = { html: ["html", "text/html; charset=utf-8"], md: ["markdown", "text/markdown; charset=utf-8"] } as const;

/** A released artefact, always as a download: it is never shown as a page of this address. */
export function routeArtefact(app: Hono, parts: RoomParts): void {
  const { engine } = parts.deps;
  app.get("/r/:seat/artefact/:file", async (c) => {
    const guest = await guestOf(c, parts);
    const [, number, extension] = /^(\d{1,3})\.(md|html)$/.exec(c.req.param("file")) ?? [];
    if (!guest || !number || !(await parts.limits.device(guest.device))) return notHere(c, parts);
    const [format, type] = extension === "md" ? FORMS.md : FORMS.html;
    const page = await engine.page(guest.caller, { mine: false });
    const artefact = "reason" in page || page.you.state === "invited" ? undefined : page.artefacts[Number(number) - 1];
    const body = artefact ? await engine.artefact(guest.caller, artefact.path, format) : null;
    if (body === null) return notHere(c, parts);
    return c.body(body, 200, { "Content-Type": type, "Content-Disposition": `attachment; filename="summary.${extension ?? "html"}"` });
  });
}
