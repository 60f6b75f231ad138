import type { Role } from "../../../src/core/access/role.ts";
import type { Stage } from "../../../src/core/form/filing-values.ts";
import type { Duty } from "../../../src/core/pack/definitions.ts";
import type { Step } from "../../../src/core/workflow/workflow.ts";
import type { Relation } from "./matrix-city.ts";
import type { MatrixWorld } from "./matrix-world.ts";

/** How somebody stands before the door. */
export type Standing = "in" | "nobody" | "signed-out" | "code-missing" | "no-post" | "post-ended";

export interface Asker {
  readonly name: string;
  readonly login: string | null;
  readonly standing: Standing;
  /** Null for whoever acts in no post. */
  readonly role: Role | null;
}

/** Whether the address says the truth about the record. */
export type Address = "right" | "other-year" | "other-stage";

/** Where a filing stands; `new` is a project without one. */
export interface State {
  readonly stage: Stage;
  readonly step: string;
}

/** One square of the matrix. */
export interface Cell {
  readonly rule: Rule;
  readonly variant: string;
  readonly asker: Asker;
  readonly relation: Relation;
  readonly state: State | null;
  readonly address: Address;
}

/** What may come of a request. */
export type Outcome = "done" | "unsigned" | "refused" | "unseen" | "unfit";

export const STATUS_OF: Readonly<Record<Outcome, readonly number[]>> = {
  done: [200, 201], unsigned: [401], refused: [403], unseen: [404], unfit: [409, 422],
};

export interface Asked {
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the bytes say, where nobody could read it out of them. */
  readonly says?: string;
}

/** What a filing has to be for the asker: in hand; in hand where something may be filled; in hand where the variant is an action. */
export type Hands = "hold" | "fill" | "act";

/** What one route demands, in the order in which it is asked: standing, duty, sight, then `first`, hands, and whatever `outcome` says. */
export interface Rule {
  /** As the description of the API names it. */
  readonly route: string;
  /** Who may come at all: `acting` needs a post. */
  readonly who: "anybody" | "signed-in" | "acting";
  /** Any one of them. */
  readonly duties?: readonly Duty[];
  /** Whose sight decides: a filing and what hangs on it, a letter, a department, or a project without a filing. */
  readonly about?: "filing" | "letter" | "department" | "subject";
  readonly hands?: Hands;
  readonly variants?: readonly string[];
  /** Only some of the states, where the others tell nothing more and cost much. */
  readonly states?: readonly State[];
  /** Hashes a password, which is meant to take long: a sample asks a few of its squares. */
  readonly slow?: true;
  /** What comes before hands are looked at; null where nothing does. */
  readonly first?: (cell: Cell) => Outcome | null;
  /** What comes of it where nothing stands against it: `done` without it. */
  readonly outcome?: (cell: Cell, step: Step | null) => Outcome;
  /** What whoever has no code yet, or no post, gets of a route for everybody signed in. */
  readonly halfway?: Partial<Record<Standing, Outcome>>;
  readonly ask: (cell: Cell, world: MatrixWorld) => Asked | Promise<Asked>;
  /** Verb of the event that it leaves when it is done; null for none. A GET leaves none. */
  readonly leaves: string | null;
  /** What else has to hold of an answer; says what does not. */
  readonly check?: (cell: Cell, answer: unknown) => string | null;
}

export function cellName({ rule, variant, asker, relation, state, address }: Cell): string {
  return [rule.route, variant, asker.name, relation, state === null ? "" : `${state.stage}/${state.step}`, address].filter((part) => part !== "").join(" · ");
}
