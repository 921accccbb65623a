import type { TeamView } from "../../src/platform/page.ts";

type Listed = TeamView["people"][number];

/** What everybody is called in a list of them: two of one name are told apart by a number, whoever has left meanwhile. */
export function calledIn(people: readonly Listed[]): readonly (Listed & { readonly called: string })[] {
  const counts = new Map<string, number>();
  return people.map((each) => {
    const count = (counts.get(each.name) ?? 0) + 1;
    counts.set(each.name, count);
    return { ...each, called: count === 1 ? each.name : `${each.name} (${count})` };
  });
}
