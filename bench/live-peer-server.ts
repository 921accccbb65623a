import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";

/** The least that Hono needs to tell many streams something. Ends with its standard input. */
const streams = new Set<SSEStreamingApi>();
const app = new Hono();
app.get("/live", (c) =>
  streamSSE(c, async (stream) => {
    streams.add(stream);
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    streams.delete(stream);
  }),
);
app.post("/:id", (c) => {
  for (const stream of streams) void stream.writeSSE({ data: c.req.param("id") });
  return c.body(null, 204);
});
const listener = getRequestListener(app.fetch);
const server = createServer((asked, answer) => void listener(asked, answer));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.resume().on("end", () => process.exit(0));
