import type { types } from "@slack/bolt";

/** A moment on each reader's own clock, which their Slack knows; the fallback is in UTC. */
export function moment(words: string, at: number, toTheSecond = false): types.KnownBlock {
  const seconds = Math.floor(at / 1000);
  const utc = new Date(at)
    .toISOString()
    .slice(0, toTheSecond ? 19 : 16)
    .replace("T", " ");
  const text = `${escaped(words)} <!date^${seconds}^{date_short_pretty} {${toTheSecond ? "time_secs" : "time"}}|${utc} UTC>`;
  return { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] };
}

const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
