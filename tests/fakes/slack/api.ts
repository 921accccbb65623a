import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ARGUMENTS, FORM_ONLY, type MethodName } from "./arguments.ts";
import { decodeArguments, readArguments } from "./body.ts";
import { asMessages, complaintsOf } from "./complaints.ts";
import type { Fault } from "./faults.ts";
import { asText, type Json } from "./json.ts";
import { runMethod } from "./methods/index.ts";
import { faulty, Refused } from "./refused.ts";
import type { Call } from "./recorder.ts";
import type { World } from "./world.ts";

/** Refuses after an ordered silence or cut, so that nobody answers. */
class NoAnswer extends Error {}

const isMethod = (name: string): name is MethodName => name in ARGUMENTS;

function tokenOf(request: IncomingMessage, given: Json, isJson: boolean): string {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  return bearer ?? (isJson ? "" : asText(given.token));
}

function kindOf({ state }: World, token: string): Call["token"] {
  if (token === "") return "none";
  return token === state.tokens.bot ? "bot" : token === state.tokens.app ? "app" : "unknown";
}

function authorise({ state }: World, method: string, token: Call["token"]): void {
  if (token === "none") throw faulty("not_authed");
  if (token === "unknown") throw faulty("invalid_auth");
  if (!state.isInstalled) throw new Refused("account_inactive");
  if ((method === "apps.connections.open") !== (token === "app")) throw faulty("not_allowed_token_type");
}

/** The arguments by the method's schema. Slack ignores arguments it does not know; they are noted. */
function check(world: World, method: MethodName, given: Json): unknown {
  const known = Object.keys("shape" in ARGUMENTS[method] ? ARGUMENTS[method].shape : {});
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (unknown.length > 0) world.recorder.violation(method, "accepted", [`unknown arguments: ${unknown.join(", ")}`]);
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name)));
  const complaints = complaintsOf(ARGUMENTS[method], rest);
  if (complaints.length > 0) throw faulty("invalid_arguments", ...asMessages(complaints));
  return ARGUMENTS[method].parse(rest);
}

function perform(world: World, method: string, token: Call["token"], given: Json, isJson: boolean, error: string | null): Json {
  if (!isMethod(method)) throw faulty("unknown_method");
  authorise(world, method, token);
  if (isJson && FORM_ONLY.has(method)) throw faulty("invalid_arguments", "[ERROR] this method reads no JSON body [json-pointer:/]");
  if (error !== null) throw faulty(error);
  return runMethod(method, check(world, method, given), world);
}

function refusal(world: World, method: string, refused: Refused): Json {
  if (refused.isFault) world.recorder.violation(method, refused.error, refused.messages);
  const bare = refused.messages.map((message) => message.replace("[ERROR] ", ""));
  return {
    ok: false,
    error: refused.error,
    ...(refused.messages.length > 0 && {
      ...(refused.error === "invalid_blocks" && { errors: bare }),
      response_metadata: { messages: refused.messages },
    }),
    ...refused.extra,
  };
}

function send(response: ServerResponse, status: number, body: Json, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(JSON.stringify(body));
}

function obeyBefore(fault: Fault | null, response: ServerResponse): void {
  if (fault?.kind === "429") {
    send(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": String(fault.retryAfterS) });
    throw new NoAnswer("429");
  }
  if (fault?.kind === "500") {
    send(response, 500, { ok: false, error: "internal_error" });
    throw new NoAnswer("500");
  }
  if (fault?.kind === "no answer") throw new NoAnswer("no answer");
  if (fault?.kind === "refused") throw new Refused(fault.error);
}

/** Serves one call of the Web API. */
export async function serveMethod(
  world: World,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const { faults, recorder, rates } = world;
  if (faults.isAway) return void request.socket.destroy();
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(request, body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return send(response, 200, refusal(world, method, error));
  }
  const { decoded, error: undecoded } = decodeArguments(read.given);
  const token = kindOf(world, tokenOf(request, read.given, read.isJson));
  const { token: _secret, ...given } = decoded;
  const record = (error: string | null): void => recorder.call({ method, arguments: given, token, error });
  const fault = faults.take(method);
  if (fault?.kind === "slow") await sleep(fault.ms);
  try {
    obeyBefore(fault, response);
    const wait = rates.take(method, given.channel);
    if (wait !== null) {
      record("ratelimited");
      return send(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": String(wait) });
    }
    const answer = perform(world, method, token, given, read.isJson, undecoded);
    record(fault?.kind === "dropped after applying" ? "dropped after applying" : null);
    if (fault?.kind === "dropped after applying") return void request.socket.destroy();
    send(response, 200, { ok: true, ...answer }, { "x-oauth-scopes": world.state.scopes.join(",") });
  } catch (error) {
    if (error instanceof NoAnswer) return record(error.message);
    if (!(error instanceof Refused)) throw error;
    record(error.error);
    send(response, 200, refusal(world, method, error));
  }
}
