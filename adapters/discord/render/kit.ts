import { ComponentType, type APIMessageTopLevelComponent } from "discord-api-types/v10";

export type Component = APIMessageTopLevelComponent;

/** Words within a line as they are: no marks of emphasis, no mentions, no pictures. */
export const escaped = (words: string): string => words.replaceAll(/[\\*_~`|<>@[\]]/g, String.raw`\$&`);

/** What people wrote stands as they wrote it, headings and lists at the beginning of its lines as well. */
export const asWritten = (words: string): string =>
  escaped(words)
    .replaceAll(/^(\s*)([#+-])/gm, String.raw`$1\$2`)
    .replaceAll(/^(\s*\d+)\./gm, String.raw`$1\.`);

export const text = (content: string): Component => ({ type: ComponentType.TextDisplay, content });
