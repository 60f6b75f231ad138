import type pg from "pg";
import type { StartProblem } from "../start/start-problem.ts";

/** A database that the server can work with, whoever runs it. */
export interface PreparedDatabase {
  /** Owns the tables; not a superuser. Used for migrations, then no more. */
  readonly owner: pg.ClientConfig;
  /** What the application logs in with: owns nothing and is bound by row security. */
  readonly application: pg.ClientConfig;
  readonly applicationRole: string;
  /** Ends the database, when it is ours. */
  stop(): Promise<void>;
  /** The same at once, as the last thing of a process; it recovers at the next start. */
  stopNow(): void;
}

/** What the server wants to be told about its database while it runs. */
export interface DatabaseEvents {
  readonly onRestart?: ((state: "ended" | "back") => void) | undefined;
  readonly onLost?: ((problem: StartProblem) => void) | undefined;
  /** Said before something that takes a while. */
  readonly onSlow?: ((code: string) => void) | undefined;
}
