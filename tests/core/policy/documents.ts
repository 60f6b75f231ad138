import type { PolicyDocument } from "../../../src/core/policy/policy-document.ts";

const said = (text: string) => ({ zh: text, en: text });

/** A document of its own id, issued on the day on which the implementing opinions of a park came out. */
export function policy(id: string, change: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    id, level: "county", number: null, title: said(`文件${id}`), issuer: said("管理机构"), issued: "2020-04-28", from: null, until: null, replaces: [], family: null, provenance: "document", unverified: false, source: "公开报道", clauses: [], ...change,
  };
}
