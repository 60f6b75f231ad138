import type { StandingShown } from "../../app/api/unit-shapes.ts";

/** Names of the bodies above a path of codes, the region left out, from the top; a code that is not in the tree stands for itself. */
export function placeInTree(tree: readonly Pick<StandingShown, "path" | "name">[], path: string): readonly string[] {
  const codes = path.split(".").filter((code) => code !== "");
  return codes.slice(1, -1).map((code, index) => tree.find((one) => one.path === `${codes.slice(0, index + 2).join(".")}.`)?.name ?? code);
}
