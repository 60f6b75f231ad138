import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { reasonOf, StartProblem } from "../start/start-problem.ts";

/** Statements for an administrator, with the password in them: hence a file that only its owner can read. */
const STATEMENTS = "application-role.sql";

/**
 * Sees to it that the application can log in as a role that row security binds. Where the owner may not make roles, the
 * statements that an administrator has to run are written into the data folder and named in the problem.
 */
export async function enableApplicationRole(owner: pg.Client, application: pg.ClientConfig, dataFolder: string): Promise<void> {
  const role = String(application.user);
  const exists = await checkRole(owner, role);
  if (exists && (await canLogIn(application)) === null) return;
  const password = owner.escapeLiteral(String(application.password));
  const statement = exists
    ? `ALTER ROLE ${owner.escapeIdentifier(role)} LOGIN PASSWORD ${password};`
    : `CREATE ROLE ${owner.escapeIdentifier(role)} LOGIN PASSWORD ${password};`;
  try {
    await owner.query(statement);
  } catch (error) {
    const file = join(dataFolder, STATEMENTS);
    writeFileSync(file, `${statement}\n`, { mode: 0o600 });
    const { rows } = await owner.query<{ role: string }>("select current_user as role");
    throw new StartProblem(exists ? "start.application-role-password" : "start.application-role-missing", {
      role, file, owner: rows[0]?.role ?? "", reason: reasonOf(error),
    });
  }
  const refusal = await canLogIn(application);
  if (refusal !== null) throw new StartProblem("start.application-role-login", { role, reason: refusal });
}

/** Whether the role is there; one that could get around row security is refused. */
async function checkRole(owner: pg.Client, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ strong: boolean; member: boolean; owns: boolean }>(
    `select r.rolsuper or r.rolbypassrls as strong, pg_has_role(r.oid, current_user::regrole, 'MEMBER') as member,
       exists (select from pg_shdepend s where s.refobjid = r.oid and s.deptype = 'o') as owns
     from pg_roles r where r.rolname = $1`,
    [role],
  );
  const found = rows[0];
  if (found === undefined) return false;
  if (found.strong || found.member || found.owns) throw new StartProblem("start.application-role-strong", { role });
  return true;
}

/** Null, or the server's reason for refusing it. */
async function canLogIn(application: pg.ClientConfig): Promise<string | null> {
  const client = new pg.Client(application);
  try {
    await client.connect();
    await client.end();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}
