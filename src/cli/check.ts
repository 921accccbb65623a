import { explain } from "../protocol/explain.ts";
import type { Fault } from "../model/kind.ts";
import type { Mode, Protocol } from "../model/vocabulary.ts";
import { loadProtocols, type Loaded } from "../protocol/load.ts";
import { runnableFaults, settingFaults } from "../protocol/runnable.ts";
import { sentence } from "../protocol/said.ts";
import { kinds } from "../rounds/index.ts";

/** As `grep` and linters have it: 0 nothing wrong, 2 not usable as given. */
export type ExitCode = 0 | 2;

export interface CheckOptions {
  /** Voices to add up the time for; without it, what the protocol is best for. */
  readonly people?: number;
}

/**
 * `npx parley check FILE [--people N]`: explains a protocol file, or says what is wrong with it, where, and what to
 * write instead. Of a folder it only says which files are in order.
 */
export async function check(file: string, out: (line: string) => void, options: CheckOptions = {}): Promise<ExitCode> {
  if (options.people !== undefined && !(Number.isInteger(options.people) && options.people > 0)) {
    out("--people: give a whole number of people, 1 or more");
    return 2;
  }
  const loaded = await loadProtocols(file);
  const isFolder = loaded.length !== 1 || loaded[0]?.file !== file;
  for (const each of loaded) for (const line of lines(each, isFolder, options)) out(line);
  if (loaded.length === 0) out(`${file}: there is no protocol in this folder`);
  return loaded.length > 0 && loaded.every(({ ok }) => ok) ? 0 : 2;
}

function lines(loaded: Loaded, briefly: boolean, { people }: CheckOptions): readonly string[] {
  if (loaded.ok)
    return briefly
      ? [`${loaded.file}: in order`]
      : [...explain(loaded.protocol, { people, extended: loaded.extended }), ...notYet(loaded.protocol)];
  return loaded.faults.flatMap((fault) => faultLines(loaded.file, fault));
}

const faultLines = (where: string, { path, wrong, fix }: Fault): readonly string[] => [
  `${where}: ${path === "" ? "" : `${path}: `}${wrong}`,
  `  → ${fix}`,
];

/** What is in order, but can not be run yet; of a setting, in the words of its round kind. */
function notYet(protocol: Protocol): readonly string[] {
  const sides = protocol.needs?.sides ?? 0;
  const said = runnableFaults(protocol, protocol.modes[0] as Mode, sides, kinds)
    .filter(({ wrong }) => wrong.key !== "protocol.no.setting")
    .map(({ path, wrong, fix }): Fault => ({ path, wrong: sentence("en", wrong), fix: sentence("en", fix) }));
  return [...said, ...settingFaults(protocol, kinds, sides)].flatMap((fault) => faultLines("Can not be run yet", fault));
}
