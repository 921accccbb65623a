import { ar } from "./ar/index.ts";
import { en } from "./en/index.ts";
import { fr } from "./fr/index.ts";
import { names as commandsInFrench } from "./fr/names.ts";

/** A language the program speaks. */
export interface Language {
  /** BCP 47, as it stands in `lang`. */
  readonly tag: string;
  /** Its name in itself, for a list people choose from. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly messages: Readonly<Record<string, string>>;
  /** What commands are called in it, where a platform shows that: by the keys of what is said of them. Else as in English. */
  readonly commandNames?: Readonly<Record<string, string>>;
}

/** The registry: a new language is one folder and one line here. English comes first; it stands in where another has a gap. */
export const languages: readonly [Language, ...Language[]] = [
  { tag: "en", name: "English", direction: "ltr", messages: en },
  { tag: "fr", name: "Français", direction: "ltr", messages: fr, commandNames: commandsInFrench },
  { tag: "ar", name: "العربية", direction: "rtl", messages: ar },
];
