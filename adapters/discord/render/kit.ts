import { ComponentType, type APIMessageTopLevelComponent } from "discord-api-types/v10";

export type Component = APIMessageTopLevelComponent;

/** What people wrote stands as they wrote it: no marks of emphasis, no mentions, no pictures. */
export const asWritten = (words: string): string =>
  words
    .replaceAll(/[\\*_~`|<>@[\]]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([#+-])/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)\./gm, String.raw`$1\.`);

export const text = (content: string): Component => ({ type: ComponentType.TextDisplay, content });
