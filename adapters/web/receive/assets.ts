import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Hono } from "hono";

export interface Assets {
  readonly style: string;
  readonly script: string;
}

const files = { style: ["style.css", "text/css; charset=utf-8"], script: ["room.js", "text/javascript; charset=utf-8"] } as const;

/** The address holds a hash of the content, so a browser may keep it for ever and never shows an old one. */
export function serveAssets(app: Hono): Assets {
  const at = (kind: keyof typeof files): string => {
    const [name, type] = files[kind];
    const body = readFileSync(new URL(`../client/${name}`, import.meta.url), "utf8");
    const address = `/assets/${createHash("sha256").update(body).digest("hex").slice(0, 16)}/${name}`;
    app.get(address, (c) => c.body(body, 200, { "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable" }));
    return address;
  };
  return { style: at("style"), script: at("script") };
}
