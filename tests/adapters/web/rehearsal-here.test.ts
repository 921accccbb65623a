import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { expect, test } from "vitest";
import { aRoom } from "./visitor.ts";

/** A room that listens on this computer only, behind nothing or behind whatever sends these headers. */
async function asked(address: string, headers: Readonly<Record<string, string>> = {}) {
  const room = await aRoom({ isReachable: false });
  const first = await (await room.app.request(`${address}/`, { headers })).text();
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const began = await room.app.request(`${address}/rehearsal`, { method: "POST", body: "as=watch", headers: { ...headers, ...form } });
  const there = (await room.engine.rehearsals()).length;
  await room.close();
  return { isOffered: first.includes('name="as"'), status: began.status, there };
}

const BEGAN = { isOffered: true, status: 303, there: 1 };
const REFUSED = { isOffered: false, status: 404, there: 0 };

test.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000", "http://parley.localhost:3000"])(
  "at this computer anybody begins a rehearsal: %s",
  async (address) => {
    expect(await asked(address)).toEqual(BEGAN);
  },
);

test.each([
  "https://parley.example",
  "http://192.168.1.20:3000",
  "http://localhost.example:3000",
  "http://notlocalhost:3000",
  "http://127.0.0.1.example",
  "http://[::2]:3000",
])("asked for by another name, none is offered or begun: %s", async (address) => {
  expect(await asked(address)).toEqual(REFUSED);
});

test.each([
  "x-forwarded-for",
  "X-Forwarded-Proto",
  "x-forwarded-host",
  "forwarded",
  "via",
  "x-real-ip",
  "cf-connecting-ip",
  "true-client-ip",
])("what came through a proxy that says so (%s) begins none, whatever name it asks for", async (name) => {
  expect(await asked("http://localhost:3000", { [name]: "203.0.113.7" })).toEqual(REFUSED);
});

test("a name in the Host header counts, whatever the address in the first line says", async () => {
  expect(await asked("http://localhost:3000", { host: "parley.example" })).toEqual(REFUSED);
});

test("a proxy that says nothing of itself is known by HTTP/1.0", async () => {
  const room = await aRoom({ isReachable: false });
  const answer = getRequestListener(room.app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const page = (version: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = "";
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(`GET / HTTP/${version}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`),
      );
      socket.on("data", (part: Buffer) => (said += part.toString("utf8")));
      socket.on("end", () => resolve(said)).on("error", reject);
    });
  expect(await page("1.1")).toContain('name="as"');
  const old = await page("1.0");
  expect(old).toContain("<h1>Parley</h1>");
  expect(old).not.toContain('name="as"');
  await new Promise((resolve) => server.close(resolve));
  await room.close();
});
