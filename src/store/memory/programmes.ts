import type { ProgrammeId } from "../../model/ids.ts";
import { VersionConflict, type ProgrammeStore, type Tx } from "../port.ts";
import type { Drafts, Tables } from "./tables.ts";

export const paperKey = (programme: ProgrammeId, id: string): string => `${programme} ${id}`;

export const programmesOver = ({ programmes, papers }: Tables): ProgrammeStore => ({
  read: async (id) => programmes.get(id) ?? null,
  all: async () => [...programmes.values()].map(({ id, endsOn }) => ({ id, endsOn })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  paper: async (programme, id) => papers.get(paperKey(programme, id))?.ciphertext ?? null,
});

type ProgrammeTx = Pick<Tx, "saveProgramme" | "addPaper" | "endProgramme">;

export const programmesWithin = (drafts: Drafts): ProgrammeTx => ({
  async saveProgramme(row) {
    if ((drafts.programmes.get(row.id)?.version ?? 0) !== row.version - 1) throw new VersionConflict();
    drafts.programmes.set(row.id, row);
  },
  async addPaper(row) {
    drafts.papers.set(paperKey(row.programme, row.id), row);
  },
  async endProgramme(id) {
    drafts.programmes.delete(id);
    for (const [key, row] of drafts.papers.entries()) if (row.programme === id) drafts.papers.delete(key);
    for (const table of [drafts.links, drafts.devices] as const)
      for (const [key, row] of table.entries()) if (row.session === null && row.seat === id) table.delete(key);
  },
});
