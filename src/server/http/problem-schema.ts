import { z } from "@hono/zod-openapi";

export const ProblemSchema = z
  .strictObject({
    code: z.string().min(1).openapi({ description: "Stable, dotted.", example: "kept.unknown" }),
    where: z.string().openapi({ description: "The field, parameter, file or cell; empty when it is the whole request.", example: "tables[0].indicators[3].points" }),
    message: z.string().min(1).openapi({ description: "What happened, in the language asked for." }),
    advice: z.string().min(1).openapi({ description: "What to do next, in the language asked for." }),
    params: z.record(z.string(), z.union([z.string(), z.number()])).openapi({ description: "The values in the sentences." }),
  })
  .openapi("Problem");

/** The one shape of everything that goes wrong. */
const ProblemsSchema = z.strictObject({ problems: z.array(ProblemSchema).min(1) }).openapi("Problems");

const SAID: Readonly<Record<number, string>> = {
  400: "The request cannot be read as it is.",
  401: "Nobody is signed in, or signing in did not succeed.",
  403: "The request came from a page of another site, or the post that asks may not do this.",
  404: "There is no such thing, or it is not there any more.",
  405: "The address does not know this method.",
  408: "The body took too long to arrive.",
  409: "The same idempotency key came with another request, or the record is no longer as this request takes it to be.",
  413: "The body is too large.",
  415: "The body is not of a type that is read here.",
  422: "What was sent is not as it has to be.",
  423: "The account is locked for some minutes.",
  429: "Too many requests from this address.",
  500: "The server failed; the reference is also in its log.",
  503: "The database is away or the server is busy; ask again later.",
  507: "There is no room left.",
};

/** The answers of a route that are problems, for its description. */
export function problemAnswers<const Status extends number>(...statuses: readonly Status[]) {
  const answers = statuses.map((status) => [
    status,
    { description: SAID[status] ?? "", content: { "application/json": { schema: ProblemsSchema } } },
  ]);
  return Object.fromEntries(answers) as Record<
    Status,
    { readonly description: string; readonly content: { readonly "application/json": { readonly schema: typeof ProblemsSchema } } }
  >;
}
