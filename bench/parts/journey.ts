import pg from "pg";
import { openGround } from "../../src/server/context.ts";
import { DEFAULT_SETTINGS } from "../../src/server/app-settings.ts";
import { filingList } from "../../src/server/queries/filing-list.ts";
import { openDb, type Tx } from "../../src/server/store/db.ts";
import { listFilings } from "../../src/server/store/filing-list.ts";
import { inTurns, interval, median, report, type Contender } from "../measure.ts";
import { HttpClient } from "./http-client.ts";
import { openJourneyWorld, REGION, YEAR, type JourneyWorld, type ServerOfWorld, type Worker } from "./journey-world.ts";
import { bareInsert, makeBareTable, type BareWay } from "./bare-insert.ts";
import { cpuOfPostgres, cpuOfProcess } from "./cpu-time.ts";
import { coldPublicPage } from "./public-page.ts";
import { constantRate } from "./constant-rate.ts";

const ROUNDS = 40;
/** With and without row security differ by less than a millisecond. */
const PAIRS = 300;
/** A server that has just started compiles what it runs while it answers: its first lists take twice as long, and are told apart. */
const FIRST = 20;
const WARM_UP = 150;
const LIST = { sort: "amount", order: "desc", after: null, limit: 50 } as const;
/** As somebody looks for something; the name is one of the most frequent. */
const FILTERS = {
  "amount, name and state": { step: "performance", name: "养护", fromFen: 5_000_000n },
  "amount and state": { step: "performance", fromFen: 5_000_000n },
  "amount and name": { name: "养护", fromFen: 5_000_000n },
} as const;
const LISTING_CLIENTS = 4;
const LISTING_ROUNDS = 3;
const LISTING_SECONDS = 3;
const SAVING_SECONDS = 8;
const SAVING_ROUNDS = 4;
const SEALING_ROUNDS = 6;
const RATE = 150;
const RATE_SECONDS = Number(process.env["HENGJI_BENCH_RATE_SECONDS"] ?? 300);

/** (e) The journey at size M: lists, saves, the pages under a constant rate, the public page. */
export async function journey(): Promise<string> {
  const world = await openJourneyWorld(process.env["HENGJI_BENCH_SIZE"] === "S" ? "S" : "M");
  try {
    const office = await world.signIn("performance-1");
    const officer = await world.signIn("officer-101001");
    const parts: string[] = [await firstLists(world, office)];
    for (const worker of [office, officer]) parts.push(...(await lists(world, worker)));
    parts.push(await listsASecond(world, [office, officer]));
    for (const clients of [1, 4, 8]) parts.push(await saves(world, clients));
    for (const clients of [1, 8]) parts.push(await sealOfASave(world, clients));
    parts.push(await constantRate(world, [office, officer], RATE, RATE_SECONDS));
    parts.push(await coldPublicPage(world));
    return parts.join("\n");
  } finally {
    await world.close();
  }
}

const addressOf = (filter: (typeof FILTERS)[keyof typeof FILTERS]): string =>
  `/api/${YEAR}/goal/filings?limit=50&sort=amount&order=desc&${Object.entries(filter).map(([key, value]) => `${key === "fromFen" ? "from" : key}=${encodeURIComponent(String(value))}`).join("&")}`;

/** What a list takes of a server that has just started. */
async function firstLists(world: JourneyWorld, worker: Worker): Promise<string> {
  const http = new HttpClient(world.address, worker.token);
  const [timing] = await inTurns([{ name: "first", role: "hengji", run: () => http.get(addressOf(FILTERS["amount, name and state"])) }], FIRST);
  http.close();
  return `The first ${FIRST} lists (amount, name and state) of a server that has just started: ${(median(timing!.seconds) * 1000).toFixed(1)} ms (median). Below, each list was asked ${WARM_UP} times before.\n`;
}

/** The list as HTTP gives it, the query in its transaction with and without row security, and the same SQL by the bare driver. */
async function lists(world: JourneyWorld, worker: Worker): Promise<string[]> {
  const http = new HttpClient(world.address, worker.token);
  const application = new pg.Pool({ ...world.application, max: 1 });
  const owner = new pg.Pool({ ...world.owner, max: 1 });
  const settings = { ...DEFAULT_SETTINGS, region: REGION };
  const ground = openGround(application, { settings, clock: () => new Date(), packs: world.packs });
  const asker = { actor: "anonymous", sessionToken: worker.token } as const;
  const bare = new pg.Client(world.owner);
  await bare.connect();
  const reports: string[] = [];
  for (const [name, filter] of Object.entries(FILTERS)) {
    const only = { ...filter, state: "all" as const };
    const sql = await listStatements(owner, worker, filter);
    const contenders: Contender[] = [
      { name: "page through HTTP", role: "hengji", run: () => http.get(addressOf(filter)) },
      { name: "query in its transaction, with row security", role: "limit", run: () => ground.askAs(asker, (context) => filingList(context, YEAR, "goal", only, LIST)) },
      { name: "the same SQL by the bare driver, with nobody held back", role: "limit", run: async () => { for (const { text, values } of sql) await bare.query(text, values); } },
    ];
    for (let round = 0; round < WARM_UP; round += 1) for (const { run } of contenders) await run();
    const timings = await inTurns(contenders, ROUNDS);
    reports.push(report(`(e) List 50 of 30,000 (${name}) as ${worker.role}`, timings.map((timing) => ({ ...timing, seconds: timing.seconds.map((value) => value * 1000) })), "ms"));
    const rls = await withAndWithout(world, worker, sql);
    reports.push(`With row security ${rls.held.toFixed(2)} ms, without ${rls.free.toFixed(2)} ms: ${(rls.held / rls.free).toFixed(2)} × (aim ≤ 1.5). ${(1 / median(timings[0]!.seconds)).toFixed(0)} pages a second from one client.\n`);
  }
  http.close();
  await bare.end();
  await application.end();
  await owner.end();
  return reports;
}

/** How many lists four clients get a second, as what others offer was measured; and how often four bare drivers run the same SQL. */
async function listsASecond(world: JourneyWorld, workers: readonly Worker[]): Promise<string> {
  const owner = new pg.Pool({ ...world.owner, max: 1 });
  const lines: string[] = [];
  for (const worker of workers) {
    const clients = Array.from({ length: LISTING_CLIENTS }, () => new HttpClient(world.address, worker.token));
    const drivers = Array.from({ length: LISTING_CLIENTS }, () => new pg.Client(world.owner));
    for (const driver of drivers) await driver.connect();
    for (const [name, filter] of Object.entries(FILTERS)) {
      const sql = await listStatements(owner, worker, filter);
      const doers = {
        ours: clients.map((client): Doer => ({ once: () => client.get(addressOf(filter)), close: () => {} })),
        bare: drivers.map((driver): Doer => ({ once: async () => { for (const { text, values } of sql) await driver.query(text, values); }, close: () => {} })),
      };
      await perSecond([...doers.ours], 1);
      const rates: Record<keyof typeof doers, number[]> = { ours: [], bare: [] };
      for (let round = 0; round < LISTING_ROUNDS; round += 1) for (const kind of ["ours", "bare"] as const) rates[kind].push(await perSecond(doers[kind], LISTING_SECONDS));
      const range = (values: readonly number[]): string => `${median([...values]).toFixed(0)} (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`;
      lines.push(`| ${name} | ${worker.role} | ${range(rates.ours)} | ${range(rates.bare)} | ${((100 * median(rates.ours)) / median(rates.bare)).toFixed(0)} % |`);
    }
    for (const client of clients) client.close();
    for (const driver of drivers) await driver.end();
  }
  await owner.end();
  return [`### (e) Lists of 50 of 30,000 a second, ${LISTING_CLIENTS} clients`, "", "| list | as | through HTTP | the same SQL by the bare driver, with nobody held back | |", "|---|---|---|---|---|", ...lines, ""].join("\n");
}

/** The statements of a list as they are sent the second time: which pieces of names are frequent is remembered. */
async function listStatements(owner: pg.Pool, worker: Worker, filter: (typeof FILTERS)[keyof typeof FILTERS]): Promise<readonly Statement[]> {
  const storeFilter = { pieces: "name" in filter ? ["养护"] : [], ...("step" in filter ? { step: filter.step } : {}), fromFen: filter.fromFen };
  const asked = (): Promise<readonly Statement[]> => recorded(owner, (db) => listFilings(db, { region: REGION, year: YEAR, stage: "goal" }, { scopes: [worker.scope], assigned: [] }, storeFilter, LIST));
  await asked();
  return asked();
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** The statements that a piece of work sends, so that they can be sent again by themselves. */
async function recorded(pool: pg.Pool, work: (tx: Tx) => Promise<unknown>): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const db = openDb(pool, ({ query }) => statements.push({ text: query.sql, values: [...query.parameters] }));
  await db.transaction().execute((tx) => work(tx));
  return statements.filter(({ text }) => !/^(begin|commit|start transaction)/.test(text));
}

/** The same statements in the same transaction, as the application under row security and as the owner without. */
async function withAndWithout(world: JourneyWorld, worker: Worker, statements: readonly Statement[]): Promise<{ held: number; free: number }> {
  const held = new pg.Client(world.application);
  const free = new pg.Client(world.owner);
  await held.connect();
  await free.connect();
  const enter = async (client: pg.Client): Promise<void> => {
    for (const [name, value] of Object.entries({ region: REGION, person: worker.personId, post: worker.postId, role: worker.role, scope: worker.scope })) {
      await client.query("select set_config($1, $2, false)", [`app.${name}`, value]);
    }
  };
  await enter(held);
  await enter(free);
  const timings = await inTurns(
    [held, free].map((client, index) => ({ name: String(index), role: "limit" as const, run: async () => { for (const { text, values } of statements) await client.query(text, values); } })),
    PAIRS,
  );
  await held.end();
  await free.end();
  return { held: median(timings[0]!.seconds) * 1000, free: median(timings[1]!.seconds) * 1000 };
}

/** Saves of a form with 12 indicators by so many clients, beside bare inserts of as many rows with the same texts, in turns of some seconds. */
async function saves(world: JourneyWorld, clients: number): Promise<string> {
  const many = async <T>(make: (index: number) => Promise<T>): Promise<T[]> => {
    const made: T[] = [];
    for (let index = 0; index < clients; index += 1) made.push(await make(index));
    return made;
  };
  const bare = await world.bareServer();
  const doers = {
    "save of a form with 12 indicators through HTTP: validation, version, event, seal": await many((index) => saver(world, index)),
    "13 bare inserts of the same rows in a transaction, prepared, a statement each": await many(() => bareInserter(world, "a statement each")),
    "those behind a server that reads the body of a save and does nothing else": await many(() => bareSaver(world, bare.address)),
    "bare insert of the same 13 rows by one statement": await many(() => bareInserter(world, "one statement")),
  };
  const rates = new Map(Object.keys(doers).map((name) => [name, [] as number[]]));
  // The first round warms up and is thrown away, as everywhere in the bench.
  for (let round = -1; round < SAVING_ROUNDS; round += 1) {
    for (const [name, workers] of Object.entries(doers)) {
      // What the one before left to be written out is not for this one to wait for: bare inserts leave many times as much as saves.
      await world.writtenOut();
      const rate = await perSecond(workers);
      if (round >= 0) rates.get(name)!.push(rate);
    }
  }
  await Promise.all(Object.values(doers).flat().map(({ close }) => close()));
  const lines = [...rates].map(([name, values]) => `| ${name} | ${median(values).toFixed(0)} | ${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)} |`);
  const [ours, each, behind, one] = [...rates.values()].map(median);
  return [
    `### (e) Saves a second, ${clients} client${clients === 1 ? "" : "s"}, fsync on`, "", "| what | median | range |", "|---|---|---|", ...lines, "",
    `${((ours! / each!) * 100).toFixed(0)} % of the inserts of a statement each, ${((ours! / behind!) * 100).toFixed(0)} % of those behind a bare server, ${((ours! / one!) * 100).toFixed(0)} % of the one statement (aim ≥ 60 %).`, "",
  ].join("\n");
}

/** What the seal is of a save: the same saves by a server that seals and by one that does not, in turns of some seconds. */
async function sealOfASave(world: JourneyWorld, clients: number): Promise<string> {
  const owner = new pg.Client(world.owner);
  await owner.connect();
  // The first change of a page after a checkpoint puts the whole page into the log: chance that would drown what is looked for.
  await world.set("full_page_writes", "off");
  const servers = { sealed: world.server, plain: await world.another({ seals: false }) };
  const used: Record<keyof typeof servers, { cpu: number; wal: number }[]> = { sealed: [], plain: [] };
  const now = async ({ processId }: ServerOfWorld): Promise<{ readonly cpu: number; readonly wal: number }> => {
    const { rows } = await owner.query<{ wal: string }>("select pg_current_wal_insert_lsn() - '0/0' as wal");
    return { cpu: cpuOfProcess(processId) + cpuOfPostgres(world.postgresFolder), wal: Number(rows[0]!.wal) };
  };
  for (let round = -1; round < SEALING_ROUNDS; round += 1) {
    for (const [kind, server] of Object.entries(servers) as [keyof typeof servers, ServerOfWorld][]) {
      // What the other server left unsealed is not for this one to seal.
      await owner.query("truncate hengji.event_to_seal");
      const workers: Doer[] = [];
      for (let index = 0; index < clients; index += 1) workers.push(await saver(world, index, server.address));
      const before = await now(server);
      const saves = (await perSecond(workers)) * SAVING_SECONDS;
      const after = await now(server);
      for (const { close } of workers) close();
      if (round >= 0) used[kind].push({ cpu: (after.cpu - before.cpu) / saves, wal: (after.wal - before.wal) / saves });
    }
  }
  await world.set("full_page_writes", null);
  await owner.end();
  const line = (name: string, what: "cpu" | "wal", scale: number): string => {
    const shares = used.sealed.map((one, index) => (100 * (one[what] - used.plain[index]![what])) / used.plain[index]![what]);
    const of = (kind: keyof typeof servers): string => (median(used[kind].map((one) => one[what])) * scale).toFixed(0);
    return `| ${name} | ${of("plain")} | ${of("sealed")} | ${median(shares).toFixed(1)} % | ${interval(shares).map((share) => share.toFixed(1)).join(" to ")} % |`;
  };
  return [
    `### (e) The seal of a save, ${clients} client${clients === 1 ? "" : "s"}, fsync on (aim ≤ 5 %)`, "", "| what | without | with the seal | more | 95 % |", "|---|---|---|---|---|",
    line("CPU time of server and PostgreSQL, µs a save", "cpu", 1e6), line("WAL, bytes a save", "wal", 1), "",
  ].join("\n");
}

/** Does one piece of work again and again, and ends. */
interface Doer {
  readonly once: () => Promise<unknown>;
  readonly close: () => unknown;
}

async function perSecond(workers: readonly Doer[], seconds = SAVING_SECONDS): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(workers.map(async ({ once }) => {
    while (performance.now() < until) {
      await once();
      count += 1;
    }
  }));
  return count / seconds;
}

/** Saves a goal of its own unit again and again, each time with another number in it. */
async function saver(world: JourneyWorld, index: number, address = world.address): Promise<Doer> {
  const { id, token } = await goalToSave(world, index);
  const http = new HttpClient(address, token);
  const opened = (await http.get(`/api/${YEAR}/goal/filings/${id}`)) as { version: number; values: { goal: { planned: string } } };
  let { version } = opened;
  let count = 0;
  const once = async (): Promise<void> => {
    count += 1;
    const values = { ...opened.values, goal: { ...opened.values.goal, planned: `${opened.values.goal.planned} ${index}.${count}` } };
    const saved = (await http.send("PUT", `/api/${YEAR}/goal/filings/${id}`, { values, expectedVersion: version })) as { version: number };
    version = saved.version;
  };
  return { once, close: () => http.close() };
}

async function bareInserter(world: JourneyWorld, way: BareWay): Promise<Doer> {
  const client = new pg.Client(world.owner);
  client.on("error", () => {});
  await client.connect();
  await makeBareTable(client);
  return { once: () => bareInsert(client, way), close: () => client.end() };
}

/** A draft goal of some unit, and an officer of that unit who is signed in. */
async function goalToSave(world: JourneyWorld, index: number): Promise<{ readonly id: string; readonly token: string }> {
  const owner = new pg.Client(world.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string; path: string }>(
    `select f.id, f.unit_path as path from hengji.filing f where f.step = 'draft' and f.year = $1 and f.stage = 'goal' order by f.unit_path, f.id offset $2 limit 1`, [YEAR, index * 17],
  );
  await owner.end();
  const { id, path } = rows[0]!;
  const { token } = await world.signIn(`officer-${path.split(".").at(-2)}`);
  return { id, token };
}

/** The same inserts behind a server that does nothing else, asked with the body of a save. */
async function bareSaver(world: JourneyWorld, address: string): Promise<Doer> {
  const { id, token } = await goalToSave(world, 0);
  const body = await new HttpClient(world.address, token).get(`/api/${YEAR}/goal/filings/${id}`) as { values: unknown };
  const http = new HttpClient(address, token);
  return { once: () => http.send("PUT", "/", { values: body.values, expectedVersion: 1 }), close: () => http.close() };
}
