import { isLogVerb } from "./log-verbs.ts";

type Form = (value: unknown) => boolean;

const isCode: Form = (value) => typeof value === "string" && /^[a-z]+(-[a-z]+)*$/.test(value) && value.length <= 40;
const isId: Form = (value) => typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
/** Small numbers that count turns and minutes: no sum in fen that says anything is one of them. */
const isSmall: Form = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 10_000;
const isNetworkAddress: Form = (value) => typeof value === "string" && /^(\d{1,3}(\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f:]{2,39}(\.\d{1,3}){0,3})$/i.test(value);

/**
 * What the audit administrator may know of an event beyond who, what and when, each in the one form it may have: codes of the procedure and of the
 * administration. Whatever is not named here, or is named and has another form, stays in the log, where only its seal reads it: sums, numbers of
 * documents, reasons in somebody's words and names of files are business.
 */
const ABOUT = {
  source: isNetworkAddress,
  why: isCode,
  minutes: isSmall,
  role: isCode,
  person: isId,
  unit: isId,
  action: isCode,
  round: isSmall,
  version: isSmall,
  password: isCode,
  factor: isCode,
  onBehalf: isCode,
} as const satisfies Readonly<Record<string, Form>>;

export type About = { readonly [Key in keyof typeof ABOUT]?: string | number };

/** What may be told of an event; of one whose verb is none of the log's, nothing. */
export function aboutOf(verb: string, detail: unknown): About {
  const told = detail as Readonly<Record<string, unknown>> | null;
  if (!isLogVerb(verb) || told === null || typeof told !== "object") return {};
  return Object.fromEntries(Object.entries(ABOUT).filter(([key, form]) => Object.hasOwn(told, key) && form(told[key])).map(([key]) => [key, told[key]]));
}
