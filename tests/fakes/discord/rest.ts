import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json } from "../slack/json.ts";
import { readBody, readBytes, type Body } from "./body.ts";
import type { Fault } from "./faults.ts";
import type { invalidRequests } from "./rates.ts";
import type { Call } from "./recorder.ts";
import { Refused, wrongField } from "./refused.ts";
import { mustBeSnowflakes, type Match, type router } from "./routes/index.ts";
import type { Answer } from "./routes/route.ts";
import type { World } from "./world.ts";

const PREFIX = "/api/v10";
const LONGEST_REASON = 512;
const NOTHING: Body = { body: {}, files: [] };

/** What goes back. `status` 0: the connection is cut, or nothing is ever said. */
interface Reply {
  readonly status: number;
  readonly error: Call["error"];
  readonly body?: Answer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isShared?: boolean;
  readonly isCut?: boolean;
}

function tokenOf({ state }: World, { headers }: IncomingMessage): Call["token"] {
  if (!headers.authorization) return "none";
  return headers.authorization === `Bot ${state.token}` ? "bot" : "unknown";
}

function tooMany(retryAfterS: number, isGlobal: boolean, headers: Readonly<Record<string, string>>): Reply {
  const body = { message: "You are being rate limited.", retry_after: retryAfterS, global: isGlobal };
  return {
    status: 429,
    error: "429",
    body,
    headers: { ...headers, "retry-after": String(Math.ceil(retryAfterS)) },
    isShared: headers["x-ratelimit-scope"] === "shared",
  };
}

/** What an ordered fault says in the place of the route; null when the route is to be served. */
function instead(fault: Fault | null): Reply | null {
  switch (fault?.kind) {
    case "429": {
      const isGlobal = fault.scope === "global";
      return tooMany(fault.retryAfterS, isGlobal, { "x-ratelimit-scope": fault.scope, ...(isGlobal && { "x-ratelimit-global": "true" }) });
    }
    case "500":
      return { status: 500, error: "500", body: { message: "500: Internal Server Error", code: 0 } };
    case "no answer":
      return { status: 0, error: "no answer" };
    case "refused":
      return { status: fault.status, error: fault.code, body: { message: "Refused by order", code: fault.code } };
    default:
      return null;
  }
}

export function restServer(world: World, find: ReturnType<typeof router>, isShutOut: ReturnType<typeof invalidRequests>) {
  const { faults, recorder } = world;
  let underway = 0;

  function authorise({ route }: Match, token: Call["token"]): void {
    if (!route.includes("{token}") && token !== "bot") throw new Refused(401, 0, "401: Unauthorized", { isFault: true });
  }

  function answer(request: IncomingMessage, match: Match, { body, files }: Body, reason: string | null): Answer {
    if (!match.handle) throw new Refused(404, 0, "404: Not Found", { isFault: true });
    mustBeSnowflakes(match);
    const query = new URL(request.url ?? "/", "http://fake").searchParams;
    return match.handle(world, { route: match.route, ids: match.ids, query, body, files, reason });
  }

  function refusal({ route }: Match, { status, code, message, errors, complaints, isFault }: Refused): Reply {
    if (isFault) {
      const lines = complaints.map(({ path, message: words }) => `${path.map(String).join(".")}: ${words}`);
      recorder.violation(route, code, lines.length > 0 ? lines : [message]);
    }
    return { status, error: code, body: { message, code, ...(errors && { errors }) } };
  }

  function serve(
    request: IncomingMessage,
    match: Match,
    read: Body | Refused,
    token: Call["token"],
    reason: string | null,
    fault: Fault | null,
  ): Reply {
    const { body, files } = read instanceof Refused ? NOTHING : read;
    const record = (reply: Reply): Reply => {
      const path = new URL(request.url ?? "/", "http://fake").pathname.slice(PREFIX.length);
      const shown = files.map(({ name, content }) => ({ name, content: content.toString() }));
      recorder.call({ route: match.route, path, body, files: shown, reason, token, status: reply.status, error: reply.error });
      return reply;
    };
    try {
      const early = instead(fault);
      if (early) return record(early);
      const { wait, headers } = world.rates.take(match.route, match.major, body as Json);
      if (wait) return record(tooMany(wait.retryAfterS, wait.isGlobal, headers));
      authorise(match, token);
      if (read instanceof Refused) throw read;
      if (reason !== null && reason.length > LONGEST_REASON)
        throw wrongField("reason", "Must be 512 or fewer in length.", "BASE_TYPE_MAX_LENGTH");
      const said = answer(request, match, read, reason);
      if (fault?.kind === "dropped after applying") return record({ status: 0, error: fault.kind, isCut: true });
      return record({ status: said === null ? 204 : 200, error: null, body: said, headers });
    } catch (error) {
      if (error instanceof Refused) return record(refusal(match, error));
      throw error;
    }
  }

  return {
    /** Requests that are being served. */
    get underway() {
      return underway;
    },
    async handle(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
      if (faults.isAway) return void request.socket.destroy();
      underway += 1;
      try {
        const bytes = await readBytes(request);
        const match = find(request.method ?? "GET", pathname.slice(PREFIX.length).replaceAll("%40", "@"));
        const fault = faults.take(match.route);
        if (fault?.kind === "slow") await sleep(fault.ms);
        if (fault?.kind === "meanwhile") fault.work();
        const read = await readBody(request, bytes).catch((error: unknown) => {
          if (error instanceof Refused) return error;
          throw error;
        });
        const given = request.headers["x-audit-log-reason"];
        const reason = typeof given === "string" ? decodeURIComponent(given) : null;
        const reply = serve(request, match, read, tokenOf(world, request), reason, fault);
        if (reply.isCut) return void request.socket.destroy();
        if (reply.status === 0) return;
        if (isShutOut(reply.status, reply.isShared ?? false)) {
          recorder.violation(match.route, "accepted", ["so many 401, 403 and 429 in ten minutes that Discord shuts the address out"]);
        }
        // A 204 that names a content type makes the client read JSON where there is none.
        const text = reply.body === null || reply.body === undefined ? null : JSON.stringify(reply.body);
        response.writeHead(reply.status, { ...(text !== null && { "content-type": "application/json" }), ...reply.headers });
        response.end(text ?? undefined);
      } finally {
        underway -= 1;
      }
    },
  };
}

export const isRest = (pathname: string): boolean => pathname.startsWith(`${PREFIX}/`);
