import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Receipt, Transport } from "./delivery.ts";
import { asObject, asText } from "./json.ts";
import type { Recorder } from "./recorder.ts";
import type { State } from "./state.ts";
import { acceptSocket, type ServerSocket } from "./websocket.ts";

const MOST_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;

interface Waiting {
  readonly socket: ServerSocket;
  readonly kind: string;
  readonly takesBody: boolean;
  readonly settle: (receipt: Receipt) => void;
}

/** Socket Mode: connections that the app opens, each payload to exactly one of them. */
export interface SocketMode extends Transport {
  /** The path of a new connection, good for one use. */
  ticket(): string;
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  readonly connections: number;
  /** Tells every connection to go and come again, as Slack does about once an hour. */
  refresh(): void;
  /** Cuts every connection without a word. */
  cut(): void;
}

export function socketMode(state: State, recorder: Recorder, ackWithinMs: number): SocketMode {
  const tickets = new Set<string>();
  const sockets: ServerSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const late = new Set<string>();
  const comers = new Set<() => void>();
  let turn = 0;

  function acknowledge(text: string): void {
    let said: Record<string, unknown>;
    try {
      said = asObject(JSON.parse(text));
    } catch {
      return recorder.violation("socket", "accepted", ["a message that is no JSON"]);
    }
    const id = asText(said.envelope_id);
    const found = waiting.get(id);
    if (!found)
      return recorder.violation("socket", "accepted", [late.has(id) ? "an acknowledgement came too late" : "an unknown envelope_id"]);
    if (!found.takesBody && Object.keys(asObject(said.payload)).length > 0) {
      recorder.violation("socket", "accepted", ["an event takes no response payload"]);
    }
    recorder.ack(found.kind, said.payload);
    found.settle({ status: "acked", body: said.payload });
  }

  function enter(socket: ServerSocket): void {
    if (sockets.length >= MOST_CONNECTIONS) {
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets", debug_info: { host: "fake" } }));
      return socket.close();
    }
    sockets.push(socket);
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: sockets.length,
        connection_info: { app_id: state.app.id },
        debug_info: { host: "fake", build_number: 1, approximate_connection_time: 18_060 },
      }),
    );
    socket.ping();
    for (const come of comers) come();
    comers.clear();
  }

  function leave(socket: ServerSocket): void {
    const at = sockets.indexOf(socket);
    if (at >= 0) sockets.splice(at, 1);
    for (const each of waiting.values()) if (each.socket === socket) each.settle({ status: "lost" });
  }

  const beat = setInterval(() => sockets.forEach((socket) => socket.ping()), PING_EVERY_MS);
  beat.unref();

  return {
    get connections() {
      return sockets.length;
    },
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${state.app.id}`;
    },
    upgrade(request, stream, head) {
      const ticket = new URL(request.url ?? "/", "http://fake").searchParams.get("ticket") ?? "";
      if (!tickets.delete(ticket)) return void stream.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n");
      const socket = acceptSocket(request, stream, head, {
        text: acknowledge,
        closed: () => void (socket && leave(socket)),
      });
      if (socket) enter(socket);
    },
    send({ kind, payload, retry }) {
      const open = sockets.filter((socket) => socket.isOpen);
      const socket = open[turn++ % Math.max(open.length, 1)];
      if (!socket) return Promise.resolve({ status: "unreachable" });
      const envelope_id = randomUUID();
      const takesBody = kind !== "events_api";
      return new Promise((resolve) => {
        const settle = (receipt: Receipt): void => {
          clearTimeout(patience);
          waiting.delete(envelope_id);
          resolve(receipt);
        };
        const patience = setTimeout(() => {
          late.add(envelope_id);
          settle({ status: "timed out" });
        }, ackWithinMs);
        waiting.set(envelope_id, { socket, kind, takesBody, settle });
        socket.send(
          JSON.stringify({
            envelope_id,
            type: kind,
            accepts_response_payload: takesBody,
            payload,
            ...(kind === "events_api" && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" }),
          }),
        );
      });
    },
    ready: () => (sockets.some((socket) => socket.isOpen) ? Promise.resolve() : new Promise<void>((resolve) => void comers.add(resolve))),
    refresh() {
      for (const socket of sockets) {
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "fake" } }));
      }
    },
    cut: () => [...sockets].forEach((socket) => socket.destroy()),
    close() {
      clearInterval(beat);
      [...sockets].forEach((socket) => socket.destroy());
      [...waiting.values()].forEach(({ settle }) => settle({ status: "lost" }));
      comers.clear();
      return Promise.resolve();
    },
  };
}
