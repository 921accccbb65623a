import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Context, Hono } from "hono";

export interface Assets {
  readonly style: string;
  readonly script: string;
}

const files = { style: ["style.css", "text/css; charset=utf-8"], script: ["room.js", "text/javascript; charset=utf-8"] } as const;

/**
 * The address holds a hash of the content, so a browser may keep it for ever and never shows an old one.
 *
 * These two are compressed, once at start. Pages never are, here or by a proxy (docs/hosting.md): a page holds a token
 * of the device and other people's words, and repeats what was sent to it. Compressed, its length would tell somebody
 * who watches the line whether a guess that they had sent stands in it (BREACH, Gluck, Harris and Prado 2013).
 */
export function serveAssets(app: Hono): Assets {
  const at = (kind: keyof typeof files): string => {
    const [name, type] = files[kind];
    const plain = readFileSync(new URL(`../client/${name}`, import.meta.url));
    const packed = { br: new Uint8Array(brotliCompressSync(plain)), gzip: new Uint8Array(gzipSync(plain, { level: 9 })) } as const;
    const body = plain.toString("utf8");
    const address = `/assets/${createHash("sha256").update(body).digest("hex").slice(0, 16)}/${name}`;
    const headers = { "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable", Vary: "Accept-Encoding" };
    app.get(address, (c) => {
      const as = (["br", "gzip"] as const).find((each) => takes(c, each));
      return as ? c.body(packed[as], 200, { ...headers, "Content-Encoding": as }) : c.body(body, 200, headers);
    });
    return address;
  };
  return { style: at("style"), script: at("script") };
}

/** Whether the browser says that it can unpack this; `q=0` says that it can not. */
const takes = (c: Context, encoding: string): boolean =>
  (c.req.header("accept-encoding") ?? "").split(",").some((part) => {
    const [name = "", ...options] = part.split(";").map((each) => each.trim().toLowerCase());
    return name === encoding && !options.some((option) => /^q=0(?:\.0*)?$/.test(option));
  });
