import { sql, type Kysely } from "kysely";

/**
 * Whose hands a filing went through stands with it: the four-eyes rule asks with every save, and versions grow with the saves. And a
 * transaction's entry is one statement, since each statement is a way there and back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const TABLES = ["filing", "filing_version", "transition", "post"];

const STATEMENTS: readonly string[] = [
  // JSON text of `Taken[]`, oldest first: drawn from transitions and versions, as the money and the score of lists are from the content.
  `alter table hengji.filing add column taken text not null default '[]'`,
  // The owner is held by row security as well, and what is there already has to be seen.
  ...TABLES.map((table) => `alter table hengji.${table} no force row level security`),
  `update hengji.filing set taken = (
    select coalesce(json_agg(json_build_object('action', action, 'from', from_step, 'to', to_step, 'round', round, 'personId', person_id, 'role', role) order by version), '[]')::text
    from (
      select 'save' as action, typed.step as from_step, typed.step as to_step, typed.round, typed.person_id, post.role, min(typed.version) as version
        from hengji.filing_version as typed join hengji.post on post.region = typed.region and post.id = typed.post_id
        where typed.region = filing.region and typed.filing_id = filing.id and (typed.version = 1 or not typed.whole)
        group by typed.step, typed.round, typed.person_id, post.role
      union all
      select action, from_step, to_step, round, person_id, role, version from hengji.transition as moved where moved.region = filing.region and moved.filing_id = filing.id
    ) as taken)`,
  // Whether it was returned to where it is now.
  `alter table hengji.filing add column came_back boolean not null default false`,
  `update hengji.filing set came_back = 'return' = (select action from hengji.transition as moved
    where moved.region = filing.region and moved.filing_id = filing.id order by moved.version desc limit 1)
    where exists (select from hengji.transition as moved where moved.region = filing.region and moved.filing_id = filing.id)`,
  ...TABLES.map((table) => `alter table hengji.${table} force row level security`),
  // What waits is counted from the index alone, and what came back is found newest first.
  `drop index hengji.filing_holder`,
  `drop index hengji.filing_version_person`,
  `create index filing_waiting on hengji.filing (region, holder, year, stage, step, step_since, unit_path, subject_id)`,
  `create index filing_came_back on hengji.filing (region, holder, step_since) where came_back`,

  // Runs with the rights of whoever calls: each reading in it sees what the settings made before it let it see, in this order.
  `create function hengji.enter(
      city text, kept_key text, request_key text, task text, token_hash text, login text, moment timestamptz, idle_before timestamptz, today date,
      out session_id uuid, out person uuid, out session_post uuid, out factor_passed boolean, out seen_at timestamptz,
      out post uuid, out role text, out unit uuid, out scopes text[], out assigned text[])
    language plpgsql as $$
    begin
      -- Local settings end with their transaction, so that the next one on the connection starts blind; what is empty need not be said.
      perform set_config('app.region', city, true);
      if kept_key <> '' then perform set_config('app.kept_key', kept_key, true); end if;
      if request_key <> '' then perform set_config('app.request_key', request_key, true); end if;
      if task <> '' then perform set_config('app.task', task, true); end if;
      if login <> '' then perform set_config('app.login', login, true); end if;
      -- The same for every transaction of the application: said once on each connection, and by no startup parameter, which a pool in between may refuse.
      if current_setting('statement_timeout') <> '15s' then
        perform set_config('statement_timeout', '15s', false), set_config('lock_timeout', '10s', false), set_config('idle_in_transaction_session_timeout', '30s', false);
      end if;
      if token_hash = '' then return; end if;
      perform set_config('app.session', token_hash, true);

      select found.id, found.person_id, found.post_id, found.factor_passed, found.seen_at into session_id, person, session_post, factor_passed, seen_at
        from hengji.session as found
        where found.region = city and found.token_hash = enter.token_hash and found.ended_at is null and found.ends_at > moment and found.seen_at > idle_before;
      if session_id is null then return; end if;
      perform set_config('app.person', person::text, true), set_config('app.post', coalesce(session_post::text, ''), true);
      if not factor_passed or session_post is null then return; end if;

      select held.id, held.role, held.unit_id,
          coalesce((select array_agg(scope.path order by scope.path) from hengji.post_scope as scope where scope.region = held.region and scope.post_id = held.id), '{}'),
          coalesce((select array_agg(given.subject_id::text) from hengji.assignment as given where given.region = held.region and given.post_id = held.id and given.ended_at is null), '{}')
        into post, role, unit, scopes, assigned
        from hengji.post as held join hengji.person as holder on holder.region = held.region and holder.id = held.person_id
        where held.region = city and held.id = session_post and held.person_id = person and holder.ended_at is null
          and held.valid_from <= today and (held.valid_to is null or held.valid_to > today);
      if post is null then return; end if;
      perform set_config('app.role', role, true), set_config('app.scope', coalesce(scopes[1], ''), true);
      if cardinality(scopes) > 1 then perform set_config('app.scope_more', array_to_string(scopes[2:], ','), true); end if;
      if cardinality(assigned) > 0 then perform set_config('app.assigned', array_to_string(assigned, ','), true); end if;
    end $$`,
  `revoke execute on function hengji.enter from public`,
];
