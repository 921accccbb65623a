import type { Item, Session } from "../model/session.ts";

export function withItems(session: Session, items: readonly Item[]): Session["items"] {
  return { ...session.items, ...Object.fromEntries(items.map((item) => [item.id, item])) };
}

export function without<T extends object>(record: T, drop: (key: string) => boolean): T {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !drop(key))) as T;
}
