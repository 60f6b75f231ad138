/** The environment for PostgreSQL's programs: nothing of `PG…`, which would change what they do, and English messages. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TZ } = process.env;
  return { PATH: PATH ?? "/usr/bin:/bin", LC_ALL: "C", ...(TZ === undefined ? {} : { TZ }) };
}
