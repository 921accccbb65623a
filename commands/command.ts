import type { z } from "zod";
import type { Intent } from "../src/platform/port.ts";

/** Who may use a command. The engine decides again; this is for menus and help. */
export type Whose = "host" | "lead" | "team" | "everybody";

/**
 * One `/parley` command, defined once for every door. Options are strings as a form or a slash command sends them.
 * Content is never an option of a chat command: `idea` and its like open a form.
 */
export interface CommandDefinition<Options> {
  readonly name: string;
  readonly who: Whose;
  readonly options: z.ZodType<Options, Readonly<Record<string, unknown>>>;
  /** As it would be typed. */
  readonly example: string;
  /** Null: the door itself has to act (plan, invite: a form of many fields). */
  readonly run: (options: Options) => Intent | null;
}

export const command = <Options>(definition: CommandDefinition<Options>): CommandDefinition<Options> => definition;
