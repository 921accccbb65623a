/**
 * Two names that look alike are one: case, compatibility forms, spaces and invisible marks make no difference. Somebody
 * could speak for somebody else by them.
 */
export const foldedName = (name: string): string =>
  name
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\p{Cc}]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase();
