import type { MethodName } from "../arguments.ts";
import type { Json } from "../json.ts";
import type { World } from "../world.ts";
import { auth } from "./auth.ts";
import { chat } from "./chat.ts";
import { conversations } from "./conversations.ts";
import { files } from "./files.ts";
import type { Methods } from "./method.ts";
import { pins } from "./pins.ts";
import { users } from "./users.ts";
import { views } from "./views.ts";

const all: Methods = { ...auth, ...users, ...conversations, ...chat, ...views, ...files, ...pins };

/** Runs a method with arguments that were checked by its schema. */
export function runMethod(name: MethodName, given: unknown, world: World): Json {
  const run = all[name] as ((given: unknown, world: World) => Json) | undefined;
  if (!run) throw new Error(`no method ${name}`);
  return run(given, world);
}
