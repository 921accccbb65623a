import type { Figure } from "./measurement.ts";

const HEAD = ["what", "value", "budget", "", "peer", "ratio"] as const;

/** The figures in columns. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((each) => (each[column] ?? "").length)));
  return rows
    .map((each) =>
      each
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function row({ name, value, unit, peer, ratio, budget, ok }: Figure): readonly string[] {
  return [
    name,
    `${value} ${unit}`,
    budget === null ? "" : `${budget} ${unit}`,
    ok === null ? "" : ok ? "within" : "MISSED",
    peer ? `${peer.value} ${unit} ${peer.name}` : "",
    ratio === null ? "" : String(ratio),
  ];
}
