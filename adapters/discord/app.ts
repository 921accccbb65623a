import type { REST } from "@discordjs/rest";
import { PermissionFlagsBits, Routes } from "discord-api-types/v10";
import { z } from "zod";
import { newId } from "../../src/chance.ts";
import { createTroubles } from "../../src/engine/troubles.ts";
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
import { createChannels, type Channels } from "./deliver/channels.ts";
import { createEnforcement } from "./deliver/enforce.ts";
import { createSideRooms } from "./deliver/side-rooms.ts";
import { createSlowMode } from "./deliver/slow-mode.ts";
import { surfaceOf } from "./deliver/surface.ts";
import { touchedChannels } from "./deliver/touched.ts";
import { RATE } from "./limits.ts";
import type { Door } from "./receive/door.ts";
import { createDrafts } from "./drafts.ts";
import { createHeard } from "./heard.ts";
import { receive } from "./receive/receive.ts";

/** Under which the session of the gateway is kept. */
const SESSION = "discord gateway";

export interface Discord {
  readonly port: Port;
  /** Resolves when nothing that somebody did is being dealt with. */
  settled(): Promise<void>;
  /** Gives back what is changed of channels and should not be any more; it is done now and then by itself. */
  readonly tidy: Channels["tidy"];
  close(): Promise<void>;
}

/** Discord's door. `receives`: false in a process that only posts. Throws `DiscordFault` with what to do. */
export async function openDiscord(deps: DiscordDeps, receives: boolean): Promise<Discord> {
  const open: (() => unknown)[] = [];
  try {
    return { ...(await opened(deps, receives, open)), close: () => ended(open) };
  } catch (error) {
    await ended(open).catch((another: unknown) => deps.log.fault("discord", codeOf(another)));
    throw error;
  }
}

/** Ends what was opened, the last first; all of it, though a part fails. Throws what failed first. */
async function ended(open: (() => unknown)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const end of open.splice(0).toReversed())
    try {
      await end();
    } catch (error) {
      failed.push(error);
    }
  if (failed.length > 0) throw failed[0];
}

/** What has to be ended is put into `open` as soon as it is there. */
async function opened(deps: DiscordDeps, receives: boolean, open: (() => unknown)[]): Promise<Omit<Discord, "close">> {
  const { engine, settings, log, onEnded = () => {} } = deps;
  const both = clients(settings, () => onEnded(faultOf("401")));
  open.push(() => both.close());
  const { posting } = both;
  const applicationId = await introduce(both.interactive);
  const { port, received, tidy, listen, close } = doorOf(deps, both);
  open.push(close);
  open.push(await listen());
  const working = new Set<Promise<void>>();
  const settled = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
  };
  const tidying = tidied(tidy, (error) => log.fault("discord", codeOf(error)));
  open.push(() => tidying.stop());
  if (!receives) return { port, settled, tidy };
  await register(posting, applicationId);
  open.push(() => within(settled(), CLOSE_MS));
  let isThere = false;
  const gateway = await connectGateway({
    rest: posting,
    token: settings.token,
    kept: { read: () => engine.places.kept(SESSION), write: (info) => engine.places.keep(SESSION, info) },
    onInteraction(payload) {
      const work = received(payload, !isThere);
      working.add(work);
      void work.finally(() => working.delete(work));
    },
    onFault: (code) => log.fault("discord gateway", code),
    onEnded,
  });
  isThere = true;
  open.push(() => gateway.close());
  return { port, settled, tidy };
}

/** So long what is under way may take when the program ends. */
const CLOSE_MS = 3_000;

const TIDY_EVERY_MS = 10_000;

/** Channels that were changed when an earlier run of the program ended, and then those that could not be given back at once. */
function tidied(tidy: Discord["tidy"], failed: (error: unknown) => void): { stop(): Promise<unknown> } {
  let isUnderWay = false;
  let running: Promise<void> = Promise.resolve();
  function begin(which: "all" | "open"): void {
    if (isUnderWay) return;
    isUnderWay = true;
    running = tidy(which)
      .catch(failed)
      .finally(() => (isUnderWay = false));
  }
  begin("all");
  const timer = setInterval(() => begin("open"), TIDY_EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return within(running, CLOSE_MS);
    },
  };
}

/** What receives and what posts, without its connection. */
export function doorOf(deps: DiscordDeps, { interactive, posting }: Omit<Clients, "close">) {
  const { engine } = deps;
  const now = (): number => deps.clock.now();
  const people = createPeople("discord", (home, user) => profileOf(interactive, home, user), now);
  const pace = createPace(RATE, now, deps.wait);
  const reach = createReach(() => posting.get(Routes.gateway()), outcomeOf);
  const heard = createHeard(now);
  const surface = surfaceOf(posting, engine.places, pace, reach, heard);
  const api = createRoomsApi(posting, outcomeOf);
  const troubles = createTroubles(engine.places);
  const touched = touchedChannels(engine.places);
  const sideRooms = createSideRooms(deps, troubles, api, pace, async (channel, message, key) => {
    const [sheet] = surface.sheets(message);
    return sheet === undefined ? { is: "ok", value: null } : surface.post(channel, sheet, key);
  });
  const enforcement = createEnforcement(deps, api, pace, touched);
  const slowMode = createSlowMode(engine, api, pace, touched);
  const channels = createChannels(deps, { enforcement, slowMode, touched, troubles });
  const port = portFor({
    deps,
    surface,
    order: createOrder(now),
    sideRooms,
    troubles,
    drives: (session, place, isShown) => channels.drive(session, place, isShown),
  });
  const listen = () => engine.onChange((session) => void channels.erased(session).catch(() => deps.log.fault("discord", "ERASED")));
  const drafts = createDrafts(now, newId);
  const door: Omit<Door, "may"> = {
    deps,
    people,
    tries: createTries(),
    rest: interactive,
    heard,
    drafts,
    sent: createOnce(),
    look: (who, channel) => look(interactive, who, channel),
    readers: (who, channel) => readers(interactive, who, channel),
  };
  return {
    port,
    /** What somebody did, perhaps before the connection was there; a fault is noted by its code. */
    received: (payload: unknown, isMissed = false): Promise<void> =>
      receive(door, payload, isMissed).catch((error: unknown) => deps.log.fault("discord", codeOf(error))),
    tidy: (which: "all" | "open"): Promise<void> => channels.tidy(which),
    /** Hears what changes, until what it gives is called. */
    listen,
    close: async (): Promise<void> => {
      drafts.close();
      pace.close();
    },
  };
}

const memberSchema = z.looseObject({
  nick: z.string().nullish(),
  user: z.looseObject({ username: z.string(), global_name: z.string().nullish(), bot: z.boolean().optional() }),
});

/** Of somebody who has done nothing here yet: their name, and the language of nobody in particular. */
async function profileOf(rest: REST, home: string, user: string): Promise<Profile | null> {
  const known = await outcomeOf(rest.get(Routes.guildMember(home, user)));
  const read = known.is === "ok" ? memberSchema.safeParse(known.value) : null;
  if (!read?.success) return null;
  const { nick, user: account } = read.data;
  return { name: nick ?? account.global_name ?? account.username, locale: "en", zone: "UTC", isBot: account.bot ?? false };
}

const channelSchema = z.looseObject({
  permission_overwrites: z.array(z.looseObject({ id: z.string(), deny: z.string() })).default([]),
});

async function look(rest: REST, { t }: Somebody, channel: string): Promise<string | null> {
  const known = await outcomeOf(rest.get(Routes.channel(channel)));
  if (known.is === "ok") return null;
  return known.is === "refused" ? t.own("plan.notInChannel") : t("chat.away");
}

/** @everyone has the id of the server. */
async function readers(rest: REST, { t, home }: Somebody, channel: string): Promise<readonly string[]> {
  const known = await outcomeOf(rest.get(Routes.channel(channel)));
  const read = known.is === "ok" ? channelSchema.safeParse(known.value) : null;
  if (!read?.success) return [];
  const everyone = read.data.permission_overwrites.find(({ id }) => id === home);
  const isShut = everyone !== undefined && (BigInt(everyone.deny) & PermissionFlagsBits.ViewChannel) !== 0n;
  return isShut ? [] : [t.own("plan.isPublic")];
}
