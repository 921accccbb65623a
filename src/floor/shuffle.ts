import type { Random } from "../model/command.ts";

/** Fisher and Yates. In earnest `random` is a cryptographic generator whose seed is stored nowhere. */
export function shuffled<T>(values: readonly T[], random: Random): readonly T[] {
  const order = [...values];
  for (let index = order.length - 1; index > 0; index--) {
    const other = random.int(index + 1);
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}
