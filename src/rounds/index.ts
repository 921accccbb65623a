import type { Kinds } from "../model/kind.ts";
import { brief } from "./brief/index.ts";
import { collect } from "./collect/index.ts";
import { draft } from "./draft/index.ts";
import { gate } from "./gate/index.ts";
import { judge } from "./judge/index.ts";
import { organise } from "./organise/index.ts";
import { pulse } from "./pulse/index.ts";
import { relate } from "./relate/index.ts";
import { report } from "./report/index.ts";
import { talk } from "./talk/index.ts";

/** The round kinds there are. A new one is a folder and a line. */
export const kinds: Kinds = { gate, brief, collect, talk, organise, judge, relate, draft, pulse, report };
