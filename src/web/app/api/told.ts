/**
 * What a page gets of an answer of the server: the same, as JSON carries it. Moments and whole amounts beyond a number's reach
 * travel as text. Shapes that the server states are taken from there by this, so that the two can't come apart.
 */
export type Told<Answer> = Answer extends Date | bigint
  ? string
  : Answer extends string | number | boolean | null | undefined
    ? Answer
    : Answer extends readonly (infer Item)[]
      ? readonly Told<Item>[]
      : { readonly [Name in keyof Answer]: Told<Answer[Name]> };

/** A page of a list: where the next one goes on is one word to whoever reads it. */
export type ToldPage<Answer extends { readonly next: unknown }> = Omit<Told<Answer>, "next"> & { readonly next: string | null };
