import { ChannelType } from "discord-api-types/v10";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "../slack/until.ts";
import { addChannel, archiveQuietThreads, createChannel, deleteChannel, removeMember } from "./changes.ts";
import { overwriteOf, subjectOf } from "./deeds.ts";
import type { FakeDiscord } from "./fake.ts";
import { someFaults } from "./faults.ts";
import { aGateway } from "./gateway.ts";
import { addRole, addUser, aGuild } from "./guild.ts";
import type { ChannelOptions, DiscordOptions } from "./options.ts";
import { memberOutput, roleOutput } from "./output.ts";
import { somebody } from "./people.ts";
import { bitsOf } from "./permissions.ts";
import { invalidRequests, OBSERVED, someRates } from "./rates.ts";
import { aRecorder, type SentInteraction } from "./recorder.ts";
import { isRest, restServer } from "./rest.ts";
import { router } from "./routes/index.ts";
import type { Overwrite, State } from "./state.ts";
import type { World } from "./world.ts";

const AN_ADMINISTRATOR = "100000000000000001";

/** The overwrites of a channel that only some see or write in. */
function overwritesFor(state: State, { visibleTo, posters }: ChannelOptions): readonly Overwrite[] {
  const all = new Map<string, Overwrite>();
  const merge = (more: Overwrite): void => {
    const old = all.get(more.id);
    all.set(more.id, { ...more, allow: more.allow | (old?.allow ?? 0n), deny: more.deny | (old?.deny ?? 0n) });
  };
  const only = (whom: ChannelOptions["posters"], permission: "ViewChannel" | "SendMessages"): void => {
    if (!whom) return;
    merge(overwriteOf(state, "everyone", { deny: [permission] }));
    for (const each of whom) merge(overwriteOf(state, each, { allow: [permission] }));
  };
  only(visibleTo, "ViewChannel");
  only(posters, "SendMessages");
  return [...all.values()];
}

function serveFile({ state }: World, pathname: string, response: ServerResponse): void {
  const id = pathname.split("/")[3];
  const shown = [...state.channels.values()].flatMap(({ messages }) => messages.flatMap(({ attachments }) => attachments));
  const file = [...shown, ...state.uploads.values()].find((each) => each.id === id);
  response.writeHead(file ? 200 : 404, { "content-type": file?.contentType ?? "application/octet-stream" }).end(file?.content);
}

/**
 * Starts a fake Discord on this machine.
 *
 * @example
 * const fake = await startDiscord();
 * const rest = new REST({ api: fake.apiUrl }).setToken(fake.token);
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<FakeDiscord> {
  const state = aGuild(options);
  const { clock } = state;
  const recorder = aRecorder(clock.now);
  const faults = someFaults();
  const limits = options.limits ? { ...OBSERVED, ...(options.limits === true ? {} : options.limits) } : null;
  const timers = new Set<NodeJS.Timeout>();
  const sent: SentInteraction[] = [];
  let url = "";

  const gateway = aGateway(
    state,
    recorder,
    {
      heartbeatMs: options.heartbeatMs ?? 41_250,
      sessionLivesMs: options.sessionLivesMs ?? 150_000,
      guildAfterMs: options.guildAfterMs === undefined ? 0 : options.guildAfterMs,
    },
    () => url.replace("http", "ws"),
  );
  const world: World = {
    state,
    recorder,
    faults,
    gateway,
    sent,
    rates: someRates(clock, limits),
    settings: {
      ackWithinMs: options.ackWithinMs ?? 3_000,
      tokenLivesMs: options.tokenLivesMs ?? 15 * 60_000,
      commandsWithoutSending: options.commandsWithoutSending ?? false,
      maxConcurrency: options.maxConcurrency ?? 1,
    },
    url: () => url,
    emit: (event, data) => gateway.emit(event, data),
    later(ms, work) {
      const timer = setTimeout(work, ms);
      timers.add(timer);
      return timer;
    },
  };
  const rest = restServer(world, router(), invalidRequests(clock, options.invalidRequests ?? 10_000));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://fake");
    if (isRest(pathname)) return rest.handle(request, response, pathname);
    if (pathname.startsWith("/attachments/")) return serveFile(world, pathname, response);
    recorder.violation(`${request.method} ${pathname}`, 0, ["only /api/v10 is served"]);
    response.writeHead(404).end();
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      recorder.violation("fake", "crash", [error instanceof Error ? (error.stack ?? error.message) : String(error)]);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.on("upgrade", (request, stream, head) => {
    if (faults.isAway) stream.destroy();
    else gateway.upgrade(request, stream, head);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    apiUrl: `${url}/api`,
    token: state.token,
    applicationId: state.applicationId,
    botUserId: state.bot.id,
    guildId: state.guild.id,
    faults,
    calls: recorder.calls,
    violations: recorder.violations,
    interactions: sent,
    publicReplies: recorder.publicReplies,
    auditLog: state.audit,
    connections: recorder.connections,
    commands: state.commands,
    get open() {
      return gateway.open;
    },
    callsTo: (route) => recorder.callsTo(route),
    bodiesWith: (words) => recorder.bodiesWith(words),
    person(name, { roles = [], isOwner = false, isAdmin = false, locale = "en-US", takesDms = true } = {}) {
      const own = roles.map(({ id }) => id);
      if (isAdmin) own.push(addRole(state, { name: "admin", permissions: bitsOf(["Administrator"]), rank: "above" }).id);
      const user = addUser(state, { name, isBot: false, locale, takesDms }, own);
      if (isOwner) state.guild.ownerId = user.id;
      const member = state.members.get(user.id);
      if (member) gateway.emit("GUILD_MEMBER_ADD", { guild_id: state.guild.id, ...memberOutput(member) });
      return somebody(world, user);
    },
    role(name, { permissions = [], isAboveBot = false } = {}) {
      const role = addRole(state, { name, permissions: bitsOf(permissions), rank: isAboveBot ? "above" : "ordinary" });
      gateway.emit("GUILD_ROLE_CREATE", { guild_id: state.guild.id, role: roleOutput(role) });
      return role;
    },
    channel(name, channelOptions = {}) {
      const { topic = null, slowmodeS = 0 } = channelOptions;
      const wanted = { name, type: ChannelType.GuildText, topic, slowmodeS, overwrites: overwritesFor(state, channelOptions) };
      return gateway.open > 0 ? createChannel(world, wanted, { by: AN_ADMINISTRATOR }) : addChannel(state, wanted);
    },
    channelNamed: (name) => [...state.channels.values()].find((channel) => channel.name === name) ?? null,
    get channels() {
      return [...state.channels.values()];
    },
    setPermissions(whom, permissions) {
      const own = [...state.roles.values()].find(({ isManaged }) => isManaged);
      const role = whom === "app" ? own : state.roles.get(subjectOf(state, whom).id);
      if (!role) return;
      role.permissions = bitsOf(permissions);
      gateway.emit("GUILD_ROLE_UPDATE", { guild_id: state.guild.id, role: roleOutput(role) });
    },
    deletesChannel: (channel) => deleteChannel(world, channel, { by: AN_ADMINISTRATOR }),
    kicksApp: () => removeMember(world, state.bot.id),
    setAvailable(isAvailable) {
      state.guild.isAvailable = isAvailable;
      if (isAvailable) gateway.appears();
      else gateway.emit("GUILD_DELETE", { id: state.guild.id, unavailable: true });
    },
    cutSockets: (code) => gateway.cut(code),
    asksToReconnect: () => gateway.asksToReconnect(),
    invalidatesSessions: (isResumable) => gateway.invalidates(isResumable),
    stopsAcknowledging: () => gateway.stopsAcknowledging(),
    sends: (event, data) => gateway.emit(event, data),
    async connected() {
      await until("the app is connected", () => gateway.open > 0);
    },
    advance(ms) {
      clock.advance(ms);
      archiveQuietThreads(world);
    },
    stopClock: clock.stop,
    async idle() {
      const isWaiting = (): boolean =>
        rest.underway > 0 || [...state.interactions.values()].some(({ ack, isDead }) => ack === null && !isDead);
      await until("nothing is underway", () => !isWaiting());
    },
    async close() {
      timers.forEach(clearTimeout);
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
