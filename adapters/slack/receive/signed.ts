import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Places } from "../../../src/engine/places.ts";

/** Slack's own rule: a request older than five minutes is not taken. */
const OLDEST_S = 5 * 60;
const MOST_BYTES = 1024 * 1024;

/**
 * Lets through what Slack signed lately, once: the same bytes sent again are a replay (Slack signs a retry anew). Everything
 * else is answered 401 without a word.
 */
export function signedOnly(
  secret: string,
  next: RequestListener,
  places: Pick<Places, "isFirst">,
  now = (): number => Date.now(),
): RequestListener {
  return (request, response) => {
    const refuse = (status: number): void => void response.writeHead(status).end();
    bodyOf(request)
      .then(async (body) => {
        if (body === null) return refuse(413);
        const signature = String(request.headers["x-slack-signature"] ?? "");
        const stamp = Number(request.headers["x-slack-request-timestamp"]);
        const isLate = !Number.isInteger(stamp) || Math.abs(now() / 1000 - stamp) > OLDEST_S;
        if (isLate || !isSigned(secret, stamp, body, signature)) return refuse(401);
        if (!(await places.isFirst(`signed ${signature}`, 2 * OLDEST_S * 1000))) return refuse(401);
        // The library reads a body that was read already from here.
        Object.assign(request, { rawBody: body });
        return next(request, response);
      })
      .catch(() => refuse(400));
  };
}

function isSigned(secret: string, stamp: number, body: Buffer, given: string): boolean {
  const expected = Buffer.from(`v0=${createHmac("sha256", secret).update(`v0:${stamp}:`).update(body).digest("hex")}`);
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Null: too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
