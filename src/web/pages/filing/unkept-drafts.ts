import type { FilingValues } from "../../../core/form/filing-values.ts";

/**
 * Drafts that the server does not have yet, by the address of their filing. They outlive the page within the open tab: who goes to another
 * page while the network is away, and comes back, finds what was typed.
 */
const drafts = new Map<string, { readonly values: FilingValues; readonly baseVersion: number }>();

export const unkeptDrafts = {
  find: (address: string) => drafts.get(address) ?? null,
  put: (address: string, values: FilingValues, baseVersion: number): void => void drafts.set(address, { values, baseVersion }),
  drop: (address: string): void => void drafts.delete(address),
};
