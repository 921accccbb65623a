import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get, request, type IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { count, each } from "./all.ts";
import { now } from "./browser.ts";

const SERVER = fileURLToPath(new URL("live-peer-server.ts", import.meta.url));

/** From asking a bare Hono server to write until the event is at each of its streams. */
export async function bareFan(clients: number, events: number, everyMs: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, [SERVER], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  try {
    const port = Number(String((await once(child.stdout, "data"))[0]));
    const asked = new Map<string, number>();
    const values: number[] = [];
    const streams = await each(count(clients), 16, () =>
      open(port, (text, at) => {
        for (const [, id = ""] of text.matchAll(/^data: (\d+)$/gm)) values.push(at - (asked.get(id) ?? Number.NaN));
      }),
    );
    const agent = new Agent({ keepAlive: true });
    for (const id of count(events)) {
      asked.set(String(id), now());
      await post(port, agent, `/${id}`);
      await delay(everyMs);
    }
    await delay(500);
    agent.destroy();
    for (const stream of streams) stream.destroy();
    if (values.length !== clients * events) throw new Error(`${clients * events - values.length} bare events did not arrive`);
    return values;
  } finally {
    child.stdin.end();
    await ended;
  }
}

function open(port: number, onData: (text: string, at: number) => void): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/live", agent: new Agent() }, (stream) => {
      stream.setEncoding("utf8").on("data", (text: string) => onData(text, now()));
      stream.on("error", () => {});
      resolve(stream);
    }).on("error", reject);
  });
}

function post(port: number, agent: Agent, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method: "POST", agent }, (answer) => answer.resume().on("end", () => resolve()));
    sent.on("error", reject);
    sent.end();
  });
}
