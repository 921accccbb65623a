import { z } from "zod";
import { inputSchema, protocolSchema, stepSchema } from "./vocabulary.ts";

/** A protocol that takes over another one and says only what is different. */

const { $schema, id, title, purpose, size, modes, needs, languages } = protocolSchema.shape;

const idOfStep = z.string().describe("the id of a step of the protocol that is extended, or of one that was put in before");

const changeSchema = z.union([
  z
    .strictObject({
      step: idOfStep,
      set: z.record(z.string(), z.unknown()).describe("fields of the step, each whole as it shall be; null takes a field away"),
    })
    .describe("other fields for a step"),
  z.strictObject({ remove: idOfStep }).describe("takes a step out, with all that stands inside it"),
  z.strictObject({ before: idOfStep, step: stepSchema }).describe("puts a step in before another"),
  z.strictObject({ after: idOfStep, step: stepSchema }).describe("puts a step in after another"),
]);
export type Change = z.infer<typeof changeSchema>;

export const extensionSchema = z.strictObject({
  $schema,
  id,
  extends: id.describe("the id of another protocol: beside this file, or one of those that come with the program"),
  title,
  purpose: purpose.optional(),
  size: size.optional(),
  modes: modes.optional(),
  needs,
  inputs: z.array(inputSchema).optional().describe("all inputs, in place of those of the other protocol"),
  change: z.array(changeSchema).default([]).describe("one after the other"),
  languages: languages.describe("words for what is new or was changed; all other words are taken over"),
});
export type Extension = z.infer<typeof extensionSchema>;
