import type { Fault } from "../model/kind.ts";

/** Reads JSON; a mistake in it comes back with its line and column. */
export function readJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const { line, column } = lineAndColumn(text, offsetOf(message, text));
    return {
      ok: false,
      fault: {
        path: `line ${line}, column ${column}`,
        wrong: `this is not JSON: ${message.replace(/ in JSON at position .*$/, "").replace(/, ".*" is not valid JSON$/s, "")}`,
        fix: "look just before this place: a comma too many or too few, a quotation mark or a bracket that is not closed",
      },
    };
  }
}

/** V8 gives a position, or, for very short texts and for an early end, none. */
function offsetOf(message: string, text: string): number {
  const position = /at position (\d+)/.exec(message);
  if (position) return Number(position[1]);
  const token = /^Unexpected token '(.+?)'/s.exec(message);
  const found = token ? text.indexOf(token[1] as string) : -1;
  return found >= 0 ? found : text.length;
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
