import { join } from "node:path";
import { Pool } from "pg";
import { writePackFile } from "../../src/files/pack-file.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";
import { createApp } from "../../src/server/app.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { openApplicationPool } from "../../src/server/store/application-pool.ts";
import { openCity } from "../../src/server/start/city.ts";
import { onLogDatabase } from "../log-database.ts";

/** Who drafts and who publishes in the demo city: two people in two roles. */
const [DRAFTER, PUBLISHER] = ["xu.xiaoyan", "gao.zhiyuan"];

/** Seconds of each turn; the last two are what a machine needs at least: the same bytes parsed, and put into a table and committed. */
export interface PackTurn {
  readonly kept: number;
  readonly shown: number;
  readonly published: number;
  readonly asked: number;
  readonly parsed: number;
  readonly inserted: number;
}

/**
 * 移植, 试算, 发布, 现行: a pack carried into a demo city on a database of its own, through the application as pages ask it, up to the first request that
 * is answered under it. Each turn carries another version, so that nothing of the turn before is known.
 */
export async function packInForce(folder: string, turns: number): Promise<readonly PackTurn[]> {
  const read = await readPackSource(folder, "large");
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  const { source } = read.value;
  return onLogDatabase(async ({ application, owner }, data) => {
    const pool = openApplicationPool(application);
    const bare = new Pool(owner);
    try {
      await bare.query("create table public.bare_pack (number integer primary key, content text not null)");
      const { region, packs, brought } = await openCity(pool, "demo-city");
      const app = createApp({
        application: pool, pagesFolder: join(data, "pages"), version: "bench", publicAddress: "http://127.0.0.1", packs, brought,
        settings: { ...DEFAULT_SETTINGS, region, workPerMinute: 1e9, readsPerMinute: 1e9, writesPerMinute: 1e9, signInsPerMinute: 1e9 }, filesFolder: join(data, "files"), secretOf: (name) => `bench ${name}`,
      });
      const cookies = new Map<string, string>();
      const ask = async (login: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
        const cookie = cookies.get(login);
        const answer = await app.request(path, {
          method, headers: { ...(cookie === undefined ? {} : { cookie }), ...(body === undefined ? {} : { "content-type": "application/json" }) }, ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`);
        if (path === "/api/demo/session") cookies.set(login, answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; "));
        return JSON.parse(text) as Record<string, unknown>;
      };
      for (const login of [DRAFTER, PUBLISHER]) await ask(login, "POST", "/api/demo/session", { login });
      const taken: PackTurn[] = [];
      for (let turn = 0; turn < turns; turn += 1) {
        const version = `1.0.${turn}`;
        const file = writePackFile({ ...source, version, manifest: { ...(source.manifest as object), version } });
        const wish = JSON.stringify({ changes: [], files: [], imported: [{ id: source.id, text: file }], reason: "bench", expectedSaved: 0 });
        const kept = await timed(() => ask(DRAFTER, "PUT", "/api/packs/draft", wish));
        if (kept.answer["problems"] !== 0) throw new Error(`the pack does not go together: ${JSON.stringify(kept.answer)}`);
        const shown = await timed(() => ask(PUBLISHER, "GET", "/api/packs"));
        const published = await timed(() => ask(PUBLISHER, "POST", "/api/packs/publications", { expectedSaved: kept.answer["saved"] }));
        const asked = await timed(() => ask(DRAFTER, "GET", `/api/packs/${String(published.answer["digest"])}/2026/forms/goal`));
        const parsed = await timed(() => Promise.resolve(JSON.parse(file) as unknown));
        const inserted = await timed(() => bare.query("insert into public.bare_pack values ($1, $2)", [turn, file]));
        taken.push({ kept: kept.seconds, shown: shown.seconds, published: published.seconds, asked: asked.seconds, parsed: parsed.seconds, inserted: inserted.seconds });
      }
      return taken;
    } finally {
      await Promise.all([pool.end(), bare.end()]);
    }
  });
}

async function timed<Answer>(run: () => Promise<Answer>): Promise<{ readonly seconds: number; readonly answer: Answer }> {
  const begin = process.hrtime.bigint();
  const answer = await run();
  return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, answer };
}
