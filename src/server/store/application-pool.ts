import pg from "pg";

/** Connections of the application, at most; a packaged PostgreSQL takes a hundred. */
const MOST = 10;
/** So many stay however long nobody asks. The others go after some minutes: each keeps the plans of what it was asked, and one that is new has none. */
const STAYING = 4;
const IDLE_MILLISECONDS = 300_000;

/** The connections of the application. Whoever comes back after a pause finds one that has its plans. */
export function openApplicationPool(application: pg.PoolConfig): pg.Pool {
  return new pg.Pool({ ...application, max: MOST, min: STAYING, pipeline: true, idleTimeoutMillis: IDLE_MILLISECONDS, connectionTimeoutMillis: 10_000, query_timeout: 30_000 });
}
