import { createServer, type RequestListener, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { StartFault } from "./store/fault.ts";

export interface Listening {
  readonly port: number;
  /** Stops taking requests and ends the streams that are open. */
  close(): Promise<void>;
}

/** Serves the room, and at their own paths what answers by itself. Slow senders are cut off; nothing about a connection is kept. */
export async function listen(
  app: Hono,
  host: string,
  port: number,
  others: Readonly<Record<string, RequestListener>> = {},
): Promise<Listening> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const other = Object.hasOwn(others, path) ? others[path] : undefined;
    if (other) other(request, response);
    else void answer(request, response);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 20_000;
  await begin(server, host, port);
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 500).unref();
      }),
  };
}

function begin(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, () => resolve());
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new StartFault(
        `Port ${port} is in use by another program.`,
        "Stop that program, or choose another port: PORT=3001 npm start.",
      );
    case "EACCES":
      return new StartFault(
        `Port ${port} may not be used by this account.`,
        "Choose a port above 1023, and put a reverse proxy before it.",
      );
    case "EADDRNOTAVAIL":
      return new StartFault(
        `This computer has no address ${host}.`,
        "Set HOST to 127.0.0.1 (this computer only) or 0.0.0.0 (the whole network).",
      );
    default:
      return error;
  }
}
