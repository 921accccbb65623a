import type { Input, Protocol } from "../../../src/model/vocabulary.ts";
import type { InputValue } from "../../../src/protocol/setup.ts";
import type { Raw } from "../scripts/raw.ts";

/** What the file brings along for the inputs of its protocols: opening statements. */
export function inputsOf(
  raw: Raw,
  protocols: readonly Protocol[],
): { readonly inputs: readonly Input[]; readonly values: Readonly<Record<string, InputValue>> } {
  const seeds = raw.statements.filter(({ source }) => source === "seed").map(({ text }) => text);
  const inputs = protocols.flatMap((protocol) => protocol.inputs).filter(({ as }) => as === "items" && seeds.length > 0);
  return { inputs, values: Object.fromEntries(inputs.map(({ id }) => [id, seeds])) };
}
