import type { Block, Card } from "../../model/card.ts";
import type { Instant, TextId } from "../../model/ids.ts";
import type { Person, Round } from "../../model/kind.ts";
import type { Member } from "../../model/session.ts";
import type { Gate } from "../../model/vocabulary.ts";
import { isTeam } from "../people.ts";
import type { GateFigures } from "./figures.ts";
import type { GateOwn } from "./index.ts";

export function showGate(round: Round<Gate, GateOwn>, to: Person, _now?: Instant, mine?: unknown): Card {
  switch (round.run.spec.of) {
    case "goNoGo":
    case "quorum":
      return { blocks: [...asked(round), ...waitsFor(round), ...answer(round, to, mine)] };
    case "onceMore":
      return { blocks: onceMore(round, to) };
    default:
      return { blocks: consent(round, to) };
  }
}

const plain = (say: string, args: Record<string, number> = {}): Block => ({ is: "text", tone: "plain", words: { say, with: args } });

const asked = ({ run }: Round<Gate, GateOwn>): readonly Block[] =>
  run.spec.ask ? [{ is: "text", tone: "title", words: { text: run.spec.ask as TextId } }] : [];

/** What it takes before anything is decided; never how many have answered. */
function waitsFor({ run }: Round<Gate, GateOwn>): readonly Block[] {
  const { waits, quorum, quorumPerSide } = run.phase.close;
  if (!waits) return [];
  return [
    ...(quorum > 0 ? [plain("gate.quorum.all", { share: quorum })] : []),
    ...(quorumPerSide > 0 ? [plain("gate.quorum.perSide", { share: quorumPerSide })] : []),
  ];
}

/** Two buttons of equal weight, so that no answer looks like the one that is wanted. */
function answer({ run }: Round<Gate, GateOwn>, to: Person, mine: unknown): readonly Block[] {
  if (run.stage === "closing") return [plain("judge.counting")];
  if (!run.eligible.includes(to.id)) return [plain("gate.othersAnswer")];
  if (run.stage !== "open") return [plain("judge.waits")];
  const given = (mine as { readonly go?: boolean } | null)?.go;
  const button = (go: "yes" | "no"): Block => ({
    is: "button",
    command: "gate",
    args: { path: run.path, answer: go },
    words: { say: `gate.${go}` },
    weight: "plain",
  });
  return [
    button("yes"),
    button("no"),
    ...(given === undefined
      ? [{ is: "button", command: "mine", args: {}, words: { say: "judge.showMine" }, weight: "plain" } as const]
      : [plain(given ? "gate.yours.yes" : "gate.yours.no")]),
    { is: "text", tone: "small", words: { say: "gate.oneWord" } },
  ];
}

function onceMore({ run, around }: Round<Gate, GateOwn>, to: Person): readonly Block[] {
  if (!isTeam(to)) return [plain("gate.teamDecides")];
  const button = (answer: "again" | "goOn"): Block => ({
    is: "button",
    command: "gate",
    args: { path: run.path, answer },
    words: { say: `gate.${answer}` },
    weight: "main",
  });
  return [plain("gate.onceMore", { pass: around?.pass ?? 1, max: around?.max ?? 1 }), button("again"), button("goOn")];
}

/** The terms themselves stand on the page of everybody who has not accepted them; this is what is behind the door. */
function consent(round: Round<Gate, GateOwn>, to: Person): readonly Block[] {
  // Who leads accepts nothing, and is nobody to wait for.
  const guests = (Object.values(round.members) as Member[]).filter((each) => !isTeam(each) && each.state !== "left");
  const accepted = guests.filter((each) => each.state !== "invited" && each.termsVersion === round.plan.termsVersion).length;
  if (!isTeam(to)) return [plain("gate.wait")];
  return [
    { is: "text", tone: "plain", words: { say: "gate.team", with: { accepted, invited: guests.length } } },
    { is: "text", tone: "small", words: { say: "gate.next" } },
  ];
}

/** What a gate came to: one word, and never whose. */
export const gateCard = ({ verdict, short }: GateFigures): Card => ({
  blocks: [plain(short ? "gate.result.short" : verdict.reached ? "gate.result.yes" : "gate.result.notYet")],
});
