import type { PapersTold } from "../../../server/http/papers-told.ts";
import type { Told } from "./told.ts";

/** `GET /api/{year}/{stage}/filings/{id}/papers`: papers that go with a filing. */
export type PapersKnown = Told<PapersTold>;
export type PaperKnown = PapersKnown["papers"][number];
export type ItemKnown = PaperKnown["parts"][number]["items"][number];
export type ProposalKnown = PaperKnown["proposals"][number];
