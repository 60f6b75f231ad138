import { delegations } from "./delegations.ts";
import { demo } from "./demo.ts";
import { factor } from "./factor.ts";
import { keepSessions } from "./keep-sessions.ts";
import { log } from "./log.ts";
import { password } from "./password.ts";
import { people } from "./people.ts";
import { posts } from "./posts.ts";
import type { Edge } from "./resource.ts";
import { session } from "./session.ts";
import { sessions } from "./sessions.ts";
import { signInTools, type SignInTools } from "./sign-in-tools.ts";
import { unitActs } from "./unit-acts.ts";
import { units } from "./units.ts";

/** Signing in and the administration behind it: all their routes, on one memory of attempts. Everything that sessions are for comes after it. */
export function signInResources(edge: Edge, tools: SignInTools = signInTools(edge)): void {
  edge.app.use("/api/*", keepSessions(edge));
  session(edge, tools);
  demo(edge);
  sessions(edge);
  password(edge, tools);
  factor(edge, tools);
  people(edge, tools);
  units(edge);
  unitActs(edge);
  posts(edge);
  delegations(edge);
  log(edge);
}
