import type { REST } from "@discordjs/rest";
import { Routes } from "discord-api-types/v10";
import { z } from "zod";
import { newId } from "../../src/chance.ts";
import type { Port } from "../../src/platform/port.ts";
import { codeOf } from "../../src/store/fault.ts";
import { createOrder } from "../chat/deliver/order.ts";
import { createPace } from "../chat/deliver/pace.ts";
import { portFor } from "../chat/deliver/port.ts";
import { createReach } from "../chat/deliver/reach.ts";
import { createPeople, type Profile } from "../chat/people.ts";
import { within } from "../chat/outcome.ts";
import type { Somebody } from "../chat/receive/person.ts";
import { createTries } from "../chat/receive/link.ts";
import { createOnce } from "../once.ts";
import { clients, outcomeOf, type Clients } from "./client.ts";
import type { DiscordDeps } from "./deps.ts";
import { faultOf } from "./fault.ts";
import { connectGateway } from "./gateway.ts";
import { introduce, register } from "./register.ts";
import { createRoomsApi } from "./deliver/api.ts";
import { createEnforcement } from "./deliver/enforce.ts";
import { createSideRooms } from "./deliver/side-rooms.ts";
import { surfaceOf } from "./deliver/surface.ts";
import { RATE } from "./limits.ts";
import type { Door } from "./receive/door.ts";
import { createDrafts } from "./receive/drafts.ts";
import { createHeard } from "./receive/heard.ts";
import { receive } from "./receive/receive.ts";

/** Under which the session of the gateway is kept. */
const SESSION = "discord gateway";

export interface Discord {
  readonly port: Port;
  /** Resolves when nothing that somebody did is being dealt with. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Discord's door. `receives`: false in a process that only posts. Throws `DiscordFault` with what to do. */
export async function openDiscord(deps: DiscordDeps, receives: boolean): Promise<Discord> {
  const { engine, settings, log, onEnded = () => {} } = deps;
  const both = clients(settings, () => onEnded(faultOf("401")));
  const { posting } = both;
  const { applicationId } = await introduce(both.interactive);
  const { port, received, restore, close } = doorOf(deps, both);
  const working = new Set<Promise<void>>();
  const settled = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
  };
  if (!receives) return { port, settled, close };
  await register(posting, applicationId);
  const gateway = await connectGateway({
    rest: posting,
    token: settings.token,
    kept: { read: () => engine.places.kept(SESSION), write: (info) => engine.places.keep(SESSION, info) },
    onInteraction(payload) {
      const work = received(payload);
      working.add(work);
      void work.finally(() => working.delete(work));
    },
    onFault: (code) => log.fault("discord gateway", code),
    onEnded,
  });
  // Channels that were shut when an earlier run of the program ended.
  restore().catch((error: unknown) => log.fault("discord", codeOf(error)));
  return {
    port,
    settled,
    async close() {
      await close();
      await gateway.close();
      await within(settled(), CLOSE_MS);
    },
  };
}

/** So long what is under way may take when the program ends. */
const CLOSE_MS = 3_000;

/** What receives and what posts, without its connection. */
export function doorOf(deps: DiscordDeps, { interactive, posting }: Clients) {
  const { engine } = deps;
  const now = (): number => deps.clock.now();
  const people = createPeople("discord", (team, user) => profileOf(interactive, team, user), now);
  const pace = createPace(RATE, now, deps.wait);
  const reach = createReach(() => posting.get(Routes.gateway()), outcomeOf);
  const heard = createHeard(now);
  const surface = surfaceOf(posting, engine.places, pace, reach, heard);
  const api = createRoomsApi(posting, outcomeOf);
  const sideRooms = createSideRooms(deps, api, pace, async (channel, message, key) => {
    const [sheet] = surface.sheets(message);
    return sheet === undefined ? { is: "ok", value: null } : surface.post(channel, sheet, key);
  });
  const enforcement = createEnforcement(deps, api, pace);
  const port = portFor({
    deps,
    surface,
    order: createOrder(now),
    sideRooms,
    keepsTurns: (session, main) => enforcement.drive(session, main),
  });
  const forget = engine.onChange((session) => void enforcement.erased(session).catch(() => deps.log.fault("discord", "ERASED")));
  const door: Omit<Door, "permissions"> = {
    deps,
    people,
    tries: createTries(),
    rest: interactive,
    heard,
    drafts: createDrafts(now, newId),
    sent: createOnce(),
    look: (who, channel) => look(interactive, who, channel),
    readers: (who, channel) => readers(interactive, who, channel),
  };
  return {
    port,
    /** What somebody did; a fault is noted by its code. */
    received: (payload: unknown): Promise<void> =>
      receive(door, payload).catch((error: unknown) => deps.log.fault("discord", codeOf(error))),
    restore: async (): Promise<void> => {
      for (const { session, place } of await engine.places.on("discord"))
        if (place.shows === "room") await enforcement.drive(session, place);
    },
    close: async (): Promise<void> => {
      await (
        await forget
      )();
      pace.close();
    },
  };
}

const memberSchema = z.looseObject({
  nick: z.string().nullish(),
  user: z.looseObject({ username: z.string(), global_name: z.string().nullish(), bot: z.boolean().optional() }),
});

/** Of somebody who has done nothing here yet: their name, and the language of nobody in particular. */
async function profileOf(rest: REST, team: string, user: string): Promise<Profile | null> {
  const known = await outcomeOf(rest.get(Routes.guildMember(team, user)));
  const read = known.is === "ok" ? memberSchema.safeParse(known.value) : null;
  if (!read?.success) return null;
  const { nick, user: account } = read.data;
  return { name: nick ?? account.global_name ?? account.username, locale: "en", zone: "UTC", isBot: account.bot ?? false };
}

const channelSchema = z.looseObject({
  permission_overwrites: z.array(z.looseObject({ id: z.string(), deny: z.string() })).default([]),
});
const VIEW_CHANNEL = 1n << 10n;

async function look(rest: REST, { t }: Somebody, channel: string): Promise<string | null> {
  const known = await outcomeOf(rest.get(Routes.channel(channel)));
  if (known.is === "ok") return null;
  return known.is === "refused" ? t.own("plan.notInChannel") : t("chat.away");
}

/** @everyone has the id of the server. */
async function readers(rest: REST, { t, team }: Somebody, channel: string): Promise<readonly string[]> {
  const known = await outcomeOf(rest.get(Routes.channel(channel)));
  const read = known.is === "ok" ? channelSchema.safeParse(known.value) : null;
  if (!read?.success) return [];
  const everyone = read.data.permission_overwrites.find(({ id }) => id === team);
  const isShut = everyone !== undefined && (BigInt(everyone.deny) & VIEW_CHANNEL) !== 0n;
  return isShut ? [] : [t.own("plan.isPublic")];
}
