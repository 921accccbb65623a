import type { MiddlewareHandler } from "hono";
import type { RoomDeps } from "../deps.ts";

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** On every answer. An answer that says itself how long it may be kept (styles, scripts) keeps its word. */
export const securityHeaders =
  (deps: RoomDeps): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (deps.publicUrl().startsWith("https:")) c.header("Strict-Transport-Security", "max-age=31536000");
    c.header("Content-Security-Policy", policy);
    c.header("Referrer-Policy", "no-referrer");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    c.header("X-Robots-Tag", "noindex, nofollow");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  };
