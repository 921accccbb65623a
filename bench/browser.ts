import { Agent, request, type IncomingMessage } from "node:http";
import type { Place } from "../src/engine/found.ts";
import { csrfToken } from "../adapters/web/receive/csrf.ts";

/** Somebody who claimed their link. */
export interface Browser {
  readonly place: Place;
  readonly secret: string;
  /** Sends a form of the person's page, and resolves with the status once the whole answer is here. */
  send(fields: Readonly<Record<string, string>>): Promise<number>;
  /** Opens the page. */
  look(): Promise<number>;
  /** Opens the page, or a file it names, and resolves with what was sent. */
  read(path?: string): Promise<Sent>;
  /** Asks for what the page shows now, as its script does when the conversation moved. */
  refresh(): Promise<Fresh>;
  /** Listens to what moves, until the connection is ended by the server or by `hangUp`. */
  listen(onData: (text: string, at: number) => void): Promise<{ hangUp(): void }>;
}

/** An answer as it came over the line: its body, compressed where the server compresses, without headers. */
export interface Sent {
  readonly status: number;
  readonly encoding: string | null;
  readonly body: Buffer;
}

/** What a page shows, of this version of the conversation. */
export interface Fresh {
  readonly version: string;
  readonly content: string;
}

const ADDRESSES = 8;
/** The room allows so many strangers a minute from one address; browsers come from several of this machine's. */
const agents = Array.from(
  { length: ADDRESSES },
  (_, index) => new Agent({ keepAlive: true, maxSockets: 64, localAddress: `127.0.0.${index + 2}` }),
);

/** Claims the link of a place with the button on its page. */
export async function enter(port: number, place: Place, index: number): Promise<Browser> {
  const agent = agents[index % ADDRESSES] as Agent;
  const claimed = await ask(port, agent, "POST", `/in/${place.secret}`, {});
  claimed.resume();
  const secret = /^seat=([\w-]+)/.exec(claimed.headers["set-cookie"]?.[0] ?? "")?.[1];
  if (!secret) throw new Error(`a link was not taken: ${claimed.statusCode}`);
  const headers = { cookie: `seat=${secret}` };
  const at = `/r/${place.seat}`;
  const csrf = csrfToken(secret);
  return {
    place,
    secret,
    send: async (fields) => whole(await ask(port, agent, "POST", `${at}/do`, headers, new URLSearchParams({ csrf, ...fields }).toString())),
    look: async () => whole(await ask(port, agent, "GET", at, headers)),
    read: async (path = at) => sentBy(await ask(port, agent, "GET", path, { ...headers, "accept-encoding": "br, gzip" })),
    async refresh() {
      const answer = await ask(port, agent, "GET", at, { ...headers, "x-fragment": "1" });
      const { status, body } = await sentBy(answer);
      if (status !== 200) throw new Error(`a page answered ${status}`);
      return { version: String(answer.headers["x-version"]), content: body.toString() };
    },
    async listen(onData) {
      const own = new Agent({ localAddress: "127.0.0.2" });
      const stream = await ask(port, own, "GET", `${at}/live`, headers);
      if (stream.statusCode !== 200) throw new Error(`the stream answered ${stream.statusCode}`);
      stream.setEncoding("utf8").on("data", (text: string) => onData(text, now()));
      stream.on("error", () => {});
      return { hangUp: () => void stream.destroy() };
    },
  };
}

/** Asks a server for a page as a browser does, over the connections of one of the addresses. */
export const get = async (port: number, path: string, index: number): Promise<number> =>
  whole(await ask(port, agents[index % ADDRESSES] as Agent, "GET", path, {}));

/** `Date.now()` with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Ends the connections that are kept open. */
export const goHome = (): void => agents.forEach((agent) => agent.destroy());

function ask(
  port: number,
  agent: Agent,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const form =
      body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) };
    const sent = request({ host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...form } }, resolve);
    sent.on("error", reject);
    sent.end(body);
  });
}

async function whole(answer: IncomingMessage): Promise<number> {
  for await (const _ of answer);
  return answer.statusCode ?? 0;
}

async function sentBy(answer: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, encoding: answer.headers["content-encoding"] ?? null, body: Buffer.concat(chunks) };
}
