import { networkInterfaces } from "node:os";
import type { Config } from "./config.ts";

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

/** False: phones can not join. Behind a reverse proxy Parley listens on this computer only, and is reached all the same. */
export const isReachable = ({ PARLEY_URL, HOST }: Pick<Config, "PARLEY_URL" | "HOST">): boolean =>
  PARLEY_URL !== undefined || !isLoopback(HOST);

/** Without a trailing slash: the address people open, on the port that is listened on. */
export function addressOf({ PARLEY_URL, HOST }: Pick<Config, "PARLEY_URL" | "HOST">, port: number): string {
  return PARLEY_URL?.replace(/\/$/, "") ?? `http://${nameOf(HOST)}:${port}`;
}

/** What to type for the address listened on: "all networks" is none, so then this computer's own in the first of them. */
function nameOf(host: string): string {
  if (isLoopback(host)) return "localhost";
  if (host === "0.0.0.0" || host === "::") return ownAddress() ?? "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

const ownAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;
