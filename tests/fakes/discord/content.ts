import { ComponentType, MessageFlags } from "discord-api-types/v10";
import { asObject, asObjects, asText, type Json } from "../slack/json.ts";
import { hasV2Flag, messageFindings, type MessageForm } from "./checks/message.ts";
import { flat, withIds } from "./checks/tree.ts";
import { canIn } from "./permissions.ts";
import { Refused } from "./refused.ts";
import { refuse, type Asked, type Upload } from "./routes/route.ts";
import type { Attachment, Channel, Mentions, Message, State } from "./state.ts";
import type { World } from "./world.ts";

/** What a message says, checked. */
export type Content = Pick<Message, "content" | "embeds" | "components" | "attachments" | "mentions" | "flags">;

export interface Rules {
  readonly form: MessageForm;
  readonly channel: Channel;
  /** The message that is edited. */
  readonly before?: Message | null;
  /** Where it stands in the body of the request. */
  readonly at?: readonly PropertyKey[];
  readonly replyTo?: Message | null;
}

const KEPT_FLAGS = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;

/** The files of a message: those it keeps, in an edit, and those that came now. */
function attachmentsOf({ ids }: State, body: Json, files: readonly Upload[], before: readonly Attachment[]): readonly Attachment[] {
  const described = asObjects(body.attachments);
  const kept =
    body.attachments === undefined || body.attachments === null
      ? before
      : before.filter(({ id }) => described.some((each) => String(each.id) === id));
  const came = files.map(({ field, name, type, content }): Attachment => {
    const number = /^files\[(\d+)\]$/.exec(field)?.[1] ?? "0";
    const about = described.find((each) => String(each.id) === number) ?? {};
    const own = asText(about.filename) || name;
    return { id: ids.id(), name: own, description: asText(about.description) || null, contentType: type || null, content };
  });
  return [...kept, ...came];
}

const idsIn = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];

/** Whom the words call, as far as `allowed_mentions` lets them and the author may. */
function mentionsOf(state: State, text: string, allowed: unknown, { channel, replyTo }: Rules): Mentions {
  const hasRule = typeof allowed === "object" && allowed !== null;
  const { parse, users, roles, replied_user } = asObject(allowed);
  const parses = (kind: string): boolean => !hasRule || (Array.isArray(parse) && parse.includes(kind));
  const lists = (list: unknown, id: string): boolean => Array.isArray(list) && list.includes(id);
  const callsAll = canIn(state, state.bot.id, channel, "MentionEveryone");
  const called = idsIn(text, /<@!?(\d{17,19})>/g).filter((id) => state.users.has(id) && (parses("users") || lists(users, id)));
  const replied = replyTo && (hasRule ? replied_user === true : true) ? [replyTo.authorId] : [];
  return {
    users: [...new Set([...called, ...replied])],
    roles: idsIn(text, /<@&(\d{17,19})>/g).filter(
      (id) => (parses("roles") || lists(roles, id)) && (callsAll || state.roles.get(id)?.isMentionable),
    ),
    isEveryone: callsAll && parses("everyone") && /@(everyone|here)\b/.test(text),
  };
}

export const textsIn = (components: readonly Json[]): string =>
  flat(components)
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => asText(component.content))
    .join("\n");

function mustSaySomething({ content, embeds, components, attachments }: Content, body: Json): void {
  const isEmpty = !content && embeds.length === 0 && components.length === 0 && attachments.length === 0;
  if (isEmpty && !body.poll && !body.sticker_ids) throw new Refused(400, 50006, "Cannot send an empty message", { isFault: true });
}

/** The message that a body asks for; refuses what Discord would refuse. */
export function contentOf(world: World, { route, files }: Asked, body: Json, rules: Rules): Content {
  const { state } = world;
  const before = rules.before ?? null;
  const isV2 = hasV2Flag(body.flags) || hasV2Flag(before?.flags);
  const attachments = attachmentsOf(state, body, files, before?.attachments ?? []);
  const given = body.components === undefined && before ? { ...body, components: before.components } : body;
  const names = attachments.map(({ name }) => name);
  const found = messageFindings(given, { form: rules.form, at: rules.at ?? [], isV2, files: names });
  if (before && hasV2Flag(before.flags) && body.flags !== undefined && !hasV2Flag(body.flags)) {
    world.recorder.violation(route, "accepted", ["IS_COMPONENTS_V2 cannot be taken from a message"]);
  }
  refuse(world, route, found);
  const becomesV2 = isV2 && before !== null && !hasV2Flag(before.flags);
  const keep = <T>(value: unknown, old: T | undefined, none: T): T => (value === undefined ? (old ?? none) : ((value as T | null) ?? none));
  const content = keep(body.content, before?.content, "");
  const embeds = keep<readonly Json[]>(body.embeds, before?.embeds, []);
  if (becomesV2 && (content || embeds.length > 0)) {
    refuse(world, route, messageFindings({ ...given, content, embeds }, { form: rules.form, at: rules.at ?? [], isV2, files: names }));
  }
  const components = body.components === undefined && before ? before.components : withIds(asObjects(body.components));
  const says = `${content}\n${textsIn(components)}`;
  const isTold = body.content !== undefined || body.components !== undefined || body.allowed_mentions !== undefined;
  const whole: Content = {
    content,
    embeds,
    components,
    attachments,
    mentions: before && !isTold ? before.mentions : mentionsOf(state, says, body.allowed_mentions, rules),
    flags: ((before?.flags ?? 0) & ~MessageFlags.Loading) | (Number(body.flags ?? 0) & KEPT_FLAGS),
  };
  mustSaySomething(whole, body);
  return whole;
}
