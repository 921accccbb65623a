import { Hono } from "hono";
import { Gauge, Registry, collectDefaultMetrics } from "prom-client";
import type { Engine } from "./engine/engine.ts";
import type { SessionId } from "./model/ids.ts";
import type { Store } from "./store/port.ts";

/** How long `readyz` waits for the database. */
const READY_WITHIN_MS = 2_000;

/**
 * Health and figures for whoever runs the server. No content and no ids; no counter moves when somebody submits, since
 * watching it would tell who wrote. Figures are given to this machine alone, and not to what came through a proxy.
 */
export function operations(engine: Engine, store: Store): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "parley_" });
  const sessions = new Gauge({
    name: "parley_sessions",
    help: "Sessions by state, as the host's page has it",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { state } of await engine.overview()) this.inc({ state });
    },
  });
  sessions.set({ state: "planned" }, 0);

  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const ready = await Promise.race([
      store.version("none" as SessionId).then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), READY_WITHIN_MS).unref()),
    ]);
    return ready ? c.text("ready\n") : c.text("the database does not answer\n", 503);
  });
  app.get("/metrics", async (c) => {
    if (!isFromHere(c.env, c.req.header("x-forwarded-for") ?? c.req.header("forwarded"))) return c.text("not here\n", 404);
    return c.text(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
  return app;
}

function isFromHere(env: unknown, forwarded: string | undefined): boolean {
  const address = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? "";
  return forwarded === undefined && ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(address);
}
