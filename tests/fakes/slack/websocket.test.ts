import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "./until.ts";
import { acceptSocket, type ServerSocket } from "./websocket.ts";

let server: Server;
let port: number;
let heard: string[];
let closings: number[];
let latest: ServerSocket | null;

beforeEach(async () => {
  heard = [];
  closings = [];
  latest = null;
  server = createServer();
  server.on("upgrade", (request, stream, head) => {
    const socket = acceptSocket(request, stream, head, {
      text: (text) => {
        heard.push(text);
        socket?.send(`heard ${text}`);
      },
      closed: (code) => void closings.push(code),
    });
    latest = socket;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  latest?.destroy();
  server.closeAllConnections();
  server.close();
});

function masked(opcode: number, payload: Buffer, isFinal = true): Buffer {
  const mask = randomBytes(4);
  const body = Buffer.from(payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return Buffer.concat([Buffer.from([(isFinal ? 0x80 : 0) | opcode, 0x80 | payload.length]), mask, body]);
}

/** A client that writes its own frames. */
async function rawClient(): Promise<{ readonly socket: Socket; readonly got: () => Buffer }> {
  const socket = connect(port, "127.0.0.1");
  let got = Buffer.alloc(0);
  socket.on("data", (bytes: Buffer) => void (got = Buffer.concat([got, bytes])));
  socket.on("error", () => {});
  socket.write(
    "GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n" +
      `sec-websocket-key: ${randomBytes(16).toString("base64")}\r\n\r\n`,
  );
  await until("the handshake", () => got.includes("\r\n\r\n"));
  got = Buffer.alloc(0);
  return { socket, got: () => got };
}

test("speaks with a real client, in small and in large", async () => {
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const got: string[] = [];
  client.addEventListener("message", ({ data }) => void got.push(String(data)));
  await new Promise((resolve) => client.addEventListener("open", resolve));
  const texts = ["small", "m".repeat(300), "l".repeat(70_000), "ünïcödé ✓"];
  texts.forEach((text) => client.send(text));
  await until("all were heard", () => got.length === texts.length);
  expect(got).toEqual(texts.map((text) => `heard ${text}`));
  client.close(1000);
  await until("it closed", () => closings.length === 1);
  expect(closings).toEqual([1000]);
});

test("closes with a code that a real client is told", async () => {
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve) => client.addEventListener("open", resolve));
  const code = new Promise((resolve) => client.addEventListener("close", (event) => resolve(event.code)));
  latest?.close(4000, "enough");
  expect(await code).toBe(4000);
});

test("puts fragments together, with a ping between them answered", async () => {
  const { socket, got } = await rawClient();
  socket.write(masked(0x1, Buffer.from("one "), false));
  socket.write(masked(0x9, Buffer.from("still there?")));
  socket.write(Buffer.concat([masked(0x0, Buffer.from("two "), false), masked(0x0, Buffer.from("three"))]));
  await until("the text and the pong", () => heard.length === 1 && got().length >= 14);
  expect(heard).toEqual(["one two three"]);
  expect(got().subarray(0, 14).toString("latin1")).toBe(`\x8a\x0cstill there?`);
  socket.destroy();
  await until("the loss was noticed", () => closings[0] === 1006);
});

test("takes a frame that comes byte by byte", async () => {
  const { socket } = await rawClient();
  for (const byte of masked(0x1, Buffer.from("slow"))) socket.write(Buffer.from([byte]));
  await until("the text", () => heard.includes("slow"));
  socket.destroy();
});

test.each([
  ["an unmasked frame", Buffer.from([0x81, 0x01, 0x61]), 1002],
  ["a binary frame", masked(0x2, Buffer.from("a")), 1003],
  ["text that is no UTF-8", masked(0x1, Buffer.from([0xff, 0xfe])), 1007],
  ["a continuation of nothing", masked(0x0, Buffer.from("a")), 1002],
  ["a fragmented ping", masked(0x9, Buffer.from("a"), false), 1002],
  ["reserved bits", Buffer.from([0xc1, 0x80, 0, 0, 0, 0]), 1002],
  ["an unknown kind", masked(0x3, Buffer.from("a")), 1002],
  ["a message beyond all measure", Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4]), 1009],
])("closes on %s", async (_name, frame, code) => {
  const { socket, got } = await rawClient();
  socket.write(frame);
  await until("it closed", () => got().length >= 4);
  expect(got()[0]).toBe(0x88);
  expect(got().readUInt16BE(2)).toBe(code);
  expect(closings).toEqual([code]);
  socket.destroy();
});

test("refuses what is no handshake", async () => {
  const socket = connect(port, "127.0.0.1");
  let got = "";
  socket.on("data", (bytes: Buffer) => void (got += bytes.toString()));
  socket.write("GET / HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: Upgrade\r\n\r\n");
  await until("an answer", () => got !== "");
  expect(got).toContain("400 Bad Request");
  socket.destroy();
});
