import type { Context } from "hono";
import type { Format } from "../../../src/engine/artefact.ts";

/** What a file's name may end with: the format it is, and what the browser is told. */
const FORMS = { html: ["html", "text/html; charset=utf-8"], md: ["markdown", "text/markdown; charset=utf-8"] } as const;

/** The format of a file that is asked for. */
export const formatOf = (extension: string | undefined): Format => (extension === "md" ? FORMS.md : FORMS.html)[0];

/** Always as a download: it is never shown as a page of this address. */
export function download(c: Context, body: string, name: string, extension = "html"): Response {
  const [, type] = extension === "md" ? FORMS.md : FORMS.html;
  return c.body(body, 200, { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}.${extension}"` });
}
