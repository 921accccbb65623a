import { z } from "zod";
import { checkContent, rulesFor } from "./content.ts";
import { asMessages, complaintsOf } from "./complaints.ts";
import { asObject, type Json } from "./json.ts";
import { faulty, Refused } from "./refused.ts";
import { addMessage, withIds, type Channel, type Message, type ResponseUrl } from "./state.ts";
import type { World } from "./world.ts";

const LIVES_MS = 30 * 60_000;
const MOST_USES = 5;

const POST = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  metadata: z.unknown().optional(),
  response_type: z.enum(["ephemeral", "in_channel"]).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  mrkdwn: z.boolean().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
});

/** A new response_url: five uses in half an hour. */
export function newResponseUrl(world: World, user: string, channel: Channel, message: Message | null): string {
  const { state } = world;
  const path = `/respond/${state.team.id}/${state.responseUrls.size + 1}/${state.ids.secret()}`;
  state.responseUrls.set(path, { user, channel: channel.id, atMs: state.clock.now(), message, uses: 0 });
  return world.url() + path;
}

function spend(world: World, path: string): ResponseUrl {
  const found = world.state.responseUrls.get(path);
  if (!found) throw faulty("invalid_url");
  if (world.state.clock.now() - found.atMs > LIVES_MS) throw new Refused("expired_url");
  if (found.uses >= MOST_USES) throw faulty("used_url");
  found.uses += 1;
  return found;
}

/** Puts a message where a response_url or the answer to a command sends it. */
export function respond(world: World, to: Pick<ResponseUrl, "user" | "channel" | "message">, said: unknown): void {
  const complaints = complaintsOf(POST, said);
  if (complaints.length > 0) throw faulty("invalid_arguments", ...asMessages(complaints));
  const given = POST.parse(said);
  const channel = world.state.channels.get(to.channel);
  if (!channel) throw new Refused("channel_not_found");
  const original = to.message && channel.messages.includes(to.message) ? to.message : null;
  if ((given.delete_original || given.replace_original) && !original) throw faulty("message_not_found", "there is no original");
  if (given.delete_original) {
    channel.messages = channel.messages.filter((message) => message !== original);
    return;
  }
  const content = checkContent(given, rulesFor(world, "response_url", { measuresBlocks: false }));
  if (given.replace_original && original) {
    original.text = content.text;
    original.blocks = withIds(world.state, content.blocks);
    original.isEdited = original.onlyFor === null;
    return;
  }
  addMessage(world.state, {
    channel,
    user: world.state.bot.id,
    ...content,
    metadata: content.metadata ?? null,
    threadTs: given.thread_ts ?? to.message?.threadTs ?? null,
    onlyFor: given.response_type === "in_channel" ? null : to.user,
  });
}

/** Serves one post to a response_url. */
export function serveResponseUrl(world: World, path: string, body: Buffer): { readonly status: number; readonly answer: Json } {
  let said: unknown;
  try {
    said = JSON.parse(body.toString());
  } catch {
    said = body.toString();
  }
  const record = (error: string | null): void =>
    world.recorder.call({ method: "response_url", arguments: asObject(said), token: "none", error });
  try {
    respond(world, spend(world, path), said);
    record(null);
    return { status: 200, answer: { ok: true } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.isFault) world.recorder.violation("response_url", error.error, error.messages);
    record(error.error);
    return { status: error.error.endsWith("_url") ? 404 : 400, answer: { ok: false, error: error.error } };
  }
}
