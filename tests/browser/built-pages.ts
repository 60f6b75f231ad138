import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const PAGES_FOLDER = at("dist/web");
export const OFFLINE_PAGE = at("dist/recheck.html");
export const CASES_FOLDER = at("tests/cases");

interface Building {
  buildPagesIfStale(): Promise<{ readonly code: string } | null>;
}

/** Builds the pages when their sources are newer, once for all test files that ask at the same time. */
export async function builtPages(): Promise<void> {
  const { buildPagesIfStale } = (await import(new URL("../../bin/launch/pages.mjs", import.meta.url).href)) as Building;
  const unbuilt = await buildPagesIfStale();
  if (unbuilt !== null) throw new Error(JSON.stringify(unbuilt));
}
