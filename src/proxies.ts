import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/**
 * The address at the other end, for rate limits held in memory. What a proxy says is believed only of the proxies the
 * host named: the last address in X-Forwarded-For that is not one of them. Kept nowhere.
 */
export function addressBehind(proxies: string): (c: Context) => string {
  const trusted = new Set(
    proxies
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  );
  return (c) => {
    const peer = plain(c.env && "incoming" in c.env ? (getConnInfo(c).remote.address ?? "") : "");
    if (!trusted.has(peer)) return peer;
    const hops = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => plain(each.trim()));
    return hops.findLast((hop) => hop !== "" && !trusted.has(hop)) ?? peer;
  };
}

/** An IPv4 address that arrives as IPv6 is the same address. */
const plain = (address: string): string => address.replace(/^::ffff:/, "");
