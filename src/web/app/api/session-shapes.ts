import type { DemoPerson as Person } from "../../../server/queries/demo-people.ts";
import type { SessionShown } from "../../../server/queries/session-list.ts";
import type { WhoAmI } from "../../../server/queries/who-am-i.ts";
import type { Told } from "./told.ts";

/** What the server says about who is signed in: `GET /api/session`. */
export type Session = Told<WhoAmI>;
/** `factor-needed` asks for the code of the second factor, `must-change` for a new password, `factor-to-set-up` for a factor where a post wants one. */
export type SessionState = Session["state"];
export type Post = Session["posts"][number];
/** A year and stage that has records or may have some now. */
export type Season = Session["seasons"][number];

export interface SignInAnswer {
  readonly state: SessionState;
}

export type DemoPerson = Told<Person>;

export type OpenSession = Told<SessionShown>;
