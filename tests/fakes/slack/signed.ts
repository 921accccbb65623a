import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { Parcel, Receipt, Transport } from "./delivery.ts";
import type { Recorder } from "./recorder.ts";

/** The v0 signature of a body, as Slack computes it. */
export const sign = (secret: string, body: string, timestampS: number): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestampS}:${body}`).digest("hex")}`;

interface Written {
  readonly type: string;
  readonly body: string;
}

function write({ kind, payload }: Parcel): Written {
  if (kind === "events_api") return { type: "application/json", body: JSON.stringify(payload) };
  const form = kind === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(form).toString() };
}

function read(type: string, text: string): unknown {
  if (text === "") return {};
  try {
    return type.includes("json") ? JSON.parse(text) : { text };
  } catch {
    return { text };
  }
}

/**
 * Signed requests to the app's own address, where no answer in time is a time-out.
 *
 * @param url asked anew for each parcel, since an app may take its port late.
 */
export function signedRequests(url: () => string, secret: string, recorder: Recorder, ackWithinMs: number, now: () => number): Transport {
  const open = new Set<() => void>();

  function send(parcel: Parcel): Promise<Receipt> {
    const { type, body } = write(parcel);
    const timestampS = Math.floor(now() / 1000);
    return new Promise((resolve) => {
      const settle = (receipt: Receipt): void => {
        clearTimeout(patience);
        open.delete(giveUp);
        resolve(receipt);
      };
      const asking = request(url(), {
        method: "POST",
        agent: false,
        headers: {
          "content-type": type,
          "content-length": Buffer.byteLength(body),
          "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
          "x-slack-request-timestamp": String(timestampS),
          "x-slack-signature": sign(secret, body, timestampS),
          ...(parcel.retry && { "x-slack-retry-num": String(parcel.retry.attempt), "x-slack-retry-reason": parcel.retry.reason }),
        },
      });
      const giveUp = (): void => {
        settle({ status: "timed out" });
        asking.destroy();
      };
      const patience = setTimeout(giveUp, ackWithinMs);
      open.add(giveUp);
      asking.on("error", () => settle({ status: "unreachable" }));
      asking.on("response", (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", () => settle({ status: "lost" }));
        answer.on("end", () => {
          const status = answer.statusCode ?? 0;
          const isFinal = answer.headers["x-slack-no-retry"] === "1";
          if (status < 200 || status > 299) return settle({ status: "refused", httpStatus: status, isFinal });
          const said = read(answer.headers["content-type"] ?? "", Buffer.concat(parts).toString());
          recorder.ack(parcel.kind, said);
          settle({ status: "acked", body: said });
        });
      });
      asking.end(body);
    });
  }

  return {
    send,
    ready: () => Promise.resolve(),
    close() {
      open.forEach((giveUp) => giveUp());
      return Promise.resolve();
    },
  };
}
