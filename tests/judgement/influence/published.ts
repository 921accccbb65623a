/**
 * Reachability sets of a published interpretive structural model with twenty factors: PMC9444705, table 6, column
 * "reachable set" (each factor with itself). The column of intersections gives the three circles.
 */
const ends = ["T5", "T10", "T11", "T13"];
const middle = ["T4", "T7", "T12", ...ends];
const deep = ["T2", "T8", "T9", ...middle];

export const publishedReachability: Readonly<Record<string, readonly string[]>> = {
  T1: ["T1", ...ends],
  T2: deep,
  T3: ["T3", ...ends],
  T4: middle,
  T5: ends,
  T6: ["T6", ...ends],
  T7: middle,
  T8: ["T8", ...middle],
  T9: deep,
  T10: ends,
  T11: ends,
  T12: middle,
  T13: ends,
  T14: ["T14", ...deep],
  T15: ["T15", ...middle],
  T16: ["T16", ...ends],
  T17: ["T17", ...deep],
  T18: ["T18", ...deep],
  T19: ["T19", "T1", ...ends],
  T20: ["T20", ...deep],
};

export const publishedCycles: readonly (readonly string[])[] = [
  ["T2", "T9"],
  ["T4", "T7", "T12"],
  ["T5", "T10", "T11", "T13"],
];
