import { sql, type Kysely } from "kysely";

/**
 * 委托: a post that somebody else may act in on certain days, by the will of its holder. Whoever acts there stays who they are: the post gives
 * its role and its ranges, and the person is the one that four eyes ask for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const once = (expression: string): string => `(select ${expression})`;
const REGION = `region = ${once(setting("region"))}`;
const PERSON = once(`${setting("person")}::uuid`);
const ROLE = once(setting("role"));
/** Posts are read by everybody who has signed in, so that this asks no more than whose the post is. */
const OWN_POST = `exists (select 1 from hengji.post where post.region = delegation.region and post.id = delegation.post_id and post.person_id = ${PERSON})`;

const STATEMENTS: readonly string[] = [
  `create table hengji.delegation (
    region text not null check (region ~ '^[0-9]{6,12}$'), id uuid not null, post_id uuid not null, to_person uuid not null, from_day date not null, until_day date not null,
    reason text not null check (reason <> ''), given_at timestamptz not null, ended_at timestamptz, ended_by uuid,
    primary key (region, id), check (until_day >= from_day), check ((ended_at is null) = (ended_by is null)))`,
  `create index delegation_post on hengji.delegation (region, post_id)`,
  `create index delegation_person on hengji.delegation (region, to_person)`,
  `alter table hengji.delegation enable row level security`,
  `alter table hengji.delegation force row level security`,
  // Why somebody is away is for those two, and for whoever looks after posts and the log. Who is about to be given a post or a delegation is
  // named by a setting: what is in that person's hands already has to be seen by whoever gives.
  `create policy delegation_read on hengji.delegation for select using (${REGION} and (to_person = ${PERSON} or to_person = ${once(`${setting("delegate")}::uuid`)}
    or ${ROLE} in ('security-admin', 'audit-admin') or ${OWN_POST}))`,
  `create policy delegation_give on hengji.delegation for insert with check (${REGION} and to_person <> ${PERSON} and ${OWN_POST})`,
  `create policy delegation_end on hengji.delegation for update using (${REGION} and (${ROLE} = 'security-admin' or ${OWN_POST})) with check (${REGION} and (${ROLE} = 'security-admin' or ${OWN_POST}))`,

  // As before, but that the post of the session may also be one that was delegated to its person for this day.
  `create or replace function hengji.enter(
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
        where held.region = city and held.id = session_post and holder.ended_at is null and held.valid_from <= today and (held.valid_to is null or held.valid_to > today)
          and (held.person_id = person or exists (
            select 1 from hengji.delegation as lent join hengji.person as delegate on delegate.region = lent.region and delegate.id = lent.to_person
              where lent.region = held.region and lent.post_id = held.id and lent.to_person = person and lent.ended_at is null
                and lent.from_day <= today and lent.until_day >= today and delegate.ended_at is null));
      if post is null then return; end if;
      perform set_config('app.role', role, true), set_config('app.scope', coalesce(scopes[1], ''), true);
      if cardinality(scopes) > 1 then perform set_config('app.scope_more', array_to_string(scopes[2:], ','), true); end if;
      if cardinality(assigned) > 0 then perform set_config('app.assigned', array_to_string(assigned, ','), true); end if;
    end $$`,
];
