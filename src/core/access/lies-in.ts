/** Whether a unit is a body or below it, by its path and the code of the body: a path has the codes of all its bodies from the region down. */
export function liesIn(unitPath: string, code: string): boolean {
  return unitPath.split(".").includes(code);
}
