import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { sm3 } from "../../../src/server/store/digest.ts";
import { canary } from "../canary/canaries.ts";
import { codeOf, OWNER, REGION, RELATIONS, TODAY, UNIT_CODE } from "./matrix-city.ts";
import { PNG } from "./plant.ts";

/** States in which applications stand, each in a year of its own: of a subject there is one a year, and none of these years has a goal. */
export const EX_ANTE_YEARS = { draft: 2030, submitted: 2031, "department-review": 2032, "expert-review": 2033, "finance-review": 2034 } as const;
export type PlantedState = keyof typeof EX_ANTE_YEARS;

/** An application with what hangs on it. */
export interface PlantedApplication {
  readonly id: string;
  readonly fileId: string;
  readonly expertId: string;
}

/** Everything of an application in each state for each unit; of the asker's own unit the asking expert is asked to judge it as well. */
export async function plantExAnte(owner: pg.Client, packDigest: string, filesFolder: string): Promise<ReadonlyMap<string, PlantedApplication>> {
  const insert = (table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const columns = Object.keys(row);
    return owner.query(`insert into hengji.${table} (region, ${columns.join(", ")}) values ($1, ${columns.map((_, index) => `$${index + 2}`).join(", ")})`, [REGION, ...Object.values(row)]);
  };
  const who = async (login: string) => (await owner.query<{ person: string; post: string }>("select person.id as person, post.id as post from hengji.person join hengji.post on post.person_id = person.id where login = $1", [login])).rows[0]!;
  const digest = sm3(PNG);
  mkdirSync(join(filesFolder, digest.slice(0, 2)), { recursive: true });
  writeFileSync(join(filesFolder, digest.slice(0, 2), digest), PNG);
  const [expert, asker] = [await who("make.business"), await who("ask.third-party-reviewer")];
  const planted = new Map<string, PlantedApplication>();
  for (const relation of RELATIONS) {
    const maker = await who(`make.officer-${UNIT_CODE[relation]}`);
    const said = (label: string): string => canary(OWNER[relation], label);
    const { rows: [subject] } = await owner.query<{ id: string; unit_id: string; unit_path: string; department_id: string }>("select id, unit_id, unit_path, department_id from hengji.subject where code = $1", [codeOf(relation, "fresh")]);
    for (const [state, year] of Object.entries(EX_ANTE_YEARS)) {
      const [id, fileId, expertId] = [randomUUID(), randomUUID(), randomUUID()];
      const isConcluded = state === "finance-review";
      await insert("ex_ante", {
        id, subject_id: subject!.id, year, scheme: "project", pack_digest: packDigest, unit_id: subject!.unit_id, unit_path: subject!.unit_path, department_id: subject!.department_id, code: said("application-code"),
        name: said("application"), unit_name: said("application-unit"), department_name: said("application-department"), level: "department", state, state_since: TODAY, round: 1, version: 1, amount_fen: 100_000_000,
        content: JSON.stringify({ background: said("application-text") }), content_format: 1, content_digest: digest, hands: JSON.stringify([{ personId: maker.person, act: "start", round: 1 }]),
        conclusion: isConcluded ? "support" : null, started_at: TODAY, changed_at: TODAY,
      });
      // What somebody types is nobody else's, whoever owns the application.
      await insert("ex_ante_draft", { application_id: id, person_id: maker.person, part: "application", base_version: 1, round: 1, content: JSON.stringify({ amount: "", texts: { background: canary("draft", "application-draft") } }), content_format: 1, saved_at: TODAY });
      await insert("ex_ante_draft", { application_id: id, person_id: expert.person, part: "sheet", base_version: 0, round: 1, content: JSON.stringify({ ratings: {}, opinion: canary("draft", "sheet-draft") }), content_format: 1, saved_at: TODAY });
      await insert("urging", { id: randomUUID(), filing_id: id, step: "fill", round: 0, said: said("application-urging"), person_id: maker.person, post_id: maker.post, at: TODAY });
      await insert("extension", { id: randomUUID(), filing_id: id, step: "fill", round: 0, until_day: "2030-01-01", due_day: null, reason: said("application-extension"), person_id: maker.person, post_id: maker.post, at: TODAY });
      await insert("ex_ante_material", { application_id: id, material: "laws", state: "received", note: said("material-note"), person_id: maker.person, at: TODAY });
      await insert("ex_ante_file", { id: fileId, application_id: id, material: "laws", name: `${said("material")}.png`, media: "image/png", bytes: PNG.byteLength, digest, person_id: maker.person, post_id: maker.post, stored_at: TODAY });
      const sheet = { application_id: id, unit_path: subject!.unit_path, round: 1, assigned_by: maker.person, assigned_at: TODAY, declared_at: TODAY, content_format: 1, content_digest: digest, saved: 0 };
      await insert("ex_ante_expert", { ...sheet, id: expertId, person_id: expert.person, post_id: expert.post, interest: said("interest"), content: JSON.stringify({ ratings: {}, opinion: said("sheet") }) });
      if (relation === "own") await insert("ex_ante_expert", { ...sheet, id: randomUUID(), person_id: asker.person, post_id: asker.post, interest: null, content: JSON.stringify({ ratings: {}, opinion: "" }) });
      if (isConcluded) {
        await insert("ex_ante_conclusion", { application_id: id, round: 1, conclusion: "support", proposed: "support", experts: 3, mean: "90", spread: "5", aspect_means: "[]", reason: said("conclusion"), panel_note: said("panel-note"), person_id: expert.person, post_id: expert.post, at: TODAY });
      }
      await insert("ex_ante_step", { id: randomUUID(), application_id: id, act: "submit", from_state: "draft", to_state: "submitted", round: 1, opinion: said("step"), person_id: maker.person, post_id: maker.post, role: "unit-officer", at: TODAY });
      planted.set(`${relation} ${state}`, { id, fileId, expertId });
    }
  }
  return planted;
}

export const addressOf = (application: PlantedApplication, state: PlantedState): string => `/api/${EX_ANTE_YEARS[state]}/ex-ante/${application.id}`;
