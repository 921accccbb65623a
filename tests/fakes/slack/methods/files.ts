import { checkContent, rulesFor } from "../content.ts";
import type { Json } from "../json.ts";
import { faulty, Refused } from "../refused.ts";
import { addMessage, type StoredFile } from "../state.ts";
import type { World } from "../world.ts";
import { findChannel, isIn } from "./find.ts";
import { needs, type Methods } from "./method.ts";

const describe = ({ id, name, title }: StoredFile): Json => ({ id, name, title, mimetype: "text/plain", filetype: name.split(".").at(-1) });

function uploaded(world: World, id: string): StoredFile {
  const file = world.state.files.get(id);
  if (!file || file.isShared) throw new Refused("file_not_found");
  if (file.content === null) throw faulty("file_not_found", "nothing was uploaded to its URL");
  return file;
}

export const files: Methods = {
  "files.getUploadURLExternal": ({ filename, length }, world) => {
    needs(world, "files:write");
    if (length === 0) throw faulty("invalid_arguments", "[ERROR] length must be more than 0 [json-pointer:/length]");
    const { ids, files: all } = world.state;
    const file: StoredFile = {
      id: ids.id("F"),
      name: filename,
      title: filename,
      length,
      secret: ids.secret(),
      content: null,
      isShared: false,
    };
    all.set(file.id, file);
    return { upload_url: `${world.url()}/upload/v1/${file.secret}`, file_id: file.id };
  },

  "files.completeUploadExternal": ({ files: wanted, channel_id, channels, initial_comment, thread_ts, blocks }, world) => {
    needs(world, "files:write");
    const found = wanted.map(({ id }) => uploaded(world, id));
    const where = channel_id ?? channels;
    const channel = where === undefined ? null : findChannel(world, where);
    if (channel && !isIn(world, channel)) throw new Refused("not_in_channel");
    if (channel?.isArchived) throw new Refused("is_archived");
    const rules = rulesFor(world, "files.completeUploadExternal");
    const content = checkContent({ text: initial_comment, ...(blocks !== undefined && { blocks }) }, rules, true);
    found.forEach((file, at) => {
      file.title = wanted[at]?.title ?? file.name;
      file.isShared = true;
    });
    if (channel) {
      addMessage(world.state, {
        channel,
        user: world.state.bot.id,
        text: content.text,
        blocks: content.blocks,
        files: found,
        threadTs: thread_ts ?? null,
      });
    }
    return { files: found.map(describe) };
  },
};

/** Takes the bytes of a file at its upload URL. Null: no such URL; false: not as many bytes as were announced. */
export function takeUpload(world: World, secret: string, content: Buffer): StoredFile | false | null {
  const file = [...world.state.files.values()].find((each) => each.secret === secret);
  if (!file || file.content !== null) return null;
  if (content.length !== file.length) return false;
  file.content = content;
  return file;
}
