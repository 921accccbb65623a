import { isSnowflake } from "../ids.ts";
import { wrongField } from "../refused.ts";
import { application } from "./application.ts";
import { callback } from "./callback.ts";
import { channels } from "./channels.ts";
import { commandRoutes } from "./commands.ts";
import { guild } from "./guild.ts";
import { messages } from "./messages.ts";
import { threads } from "./threads.ts";
import { webhooks } from "./webhooks.ts";
import type { Routes } from "./route.ts";

/** A route that a request goes to. */
export interface Match {
  readonly route: string;
  readonly handle: Routes[string] | null;
  readonly ids: readonly string[];
  /** The ids by which its limits are counted. */
  readonly major: string;
}

/** Finds the route of a request; fixed words win over ids. */
export function router() {
  const routes: Routes = { ...application, ...commandRoutes(), ...channels, ...threads, ...messages, ...guild, ...callback, ...webhooks };
  const compiled = Object.entries(routes)
    .map(([route, handle]) => {
      const [method = "", path = ""] = route.split(" ");
      const pattern = new RegExp(`^${path.replaceAll(/\{(id|token)\}/g, "([^/]+)")}$`);
      const kinds = [...path.matchAll(/\{(id|token)\}/g)].map(([, kind]) => kind);
      return { route, handle, method, pattern, kinds };
    })
    .sort((a, b) => a.kinds.length - b.kinds.length);

  return (method: string, path: string): Match => {
    for (const { route, handle, method: own, pattern, kinds } of compiled) {
      const found = own === method ? pattern.exec(path) : null;
      if (!found) continue;
      const ids = found.slice(1).map(decodeURIComponent);
      return { route, handle, ids, major: kinds[1] === "token" ? ids.slice(0, 2).join("/") : (ids[0] ?? "") };
    }
    const plain = path.replaceAll(/\/\d{17,19}(?=\/|$)/g, "/{id}");
    return { route: `${method} ${plain}`, handle: null, ids: [], major: "" };
  };
}

/** Ids in a path are snowflakes; the words of a token are not looked at. */
export function mustBeSnowflakes({ route, ids }: Match): void {
  const kinds = [...route.matchAll(/\{(id|token)\}/g)].map(([, kind]) => kind);
  const wrong = ids.findIndex((id, at) => kinds[at] === "id" && !isSnowflake(id));
  if (wrong >= 0) throw wrongField("id", `Value "${ids[wrong]}" is not snowflake.`, "NUMBER_TYPE_COERCE");
}
