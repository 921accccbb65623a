/** With so many decimals, halves up, as the files print them. What is a multiple of a fraction stays one. */
export function round(value: number, decimals: number): number {
  const shift = 10 ** decimals;
  return Math.round((value + Number.EPSILON) * shift) / shift;
}
