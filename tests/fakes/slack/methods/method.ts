import type { ArgumentsOf, MethodName } from "../arguments.ts";
import type { Json } from "../json.ts";
import { faulty } from "../refused.ts";
import type { World } from "../world.ts";

/** One Web API method: what it does with checked arguments, and its answer without `ok`. */
export type Run<N extends MethodName> = (given: ArgumentsOf<N>, world: World) => Json;
export type Methods = { readonly [N in MethodName]?: Run<N> };

/** Throws `missing_scope` unless the app has one of these scopes. */
export function needs(world: World, ...scopes: readonly string[]): void {
  if (scopes.some((scope) => world.state.scopes.includes(scope))) return;
  const provided = world.state.scopes.join(",");
  const refused = faulty("missing_scope", `needed one of ${scopes.join(", ")}`);
  throw Object.assign(refused, { extra: { needed: scopes[0], provided } });
}
