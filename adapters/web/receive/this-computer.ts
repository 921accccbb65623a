import type { Context } from "hono";

/** What proxies and tunnels say of whom they ask for. */
const FORWARDS = /^(?:forwarded|via|x-forwarded-.+|x-real-ip|.+-client-ip|.+-connecting-ip)$/;
/** The names and addresses by which a computer reaches itself. */
const OWN_NAME = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * True: a browser at this computer asks, as far as a request tells. False: it asked for another name than a computer has
 * for itself, or came through a proxy, which is seen by its headers, or by HTTP/1.0, which no browser speaks. Of use only
 * where the server listens on this computer alone.
 */
export function isThisComputer(c: Context): boolean {
  const { host, ...rest } = c.req.header();
  const asked = [new URL(c.req.url).host, ...(host === undefined ? [] : [host])];
  return (
    asked.every((each) => OWN_NAME.test(each.replace(/:\d+$/, ""))) && !Object.keys(rest).some((name) => FORWARDS.test(name)) && !isOld(c)
  );
}

const isOld = ({ env }: Context): boolean =>
  (env as { readonly incoming?: { readonly httpVersion?: string } } | undefined)?.incoming?.httpVersion === "1.0";
