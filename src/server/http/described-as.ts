import type { z } from "@hono/zod-openapi";

/**
 * The same, of which nothing may be changed: what queries give is readonly, which the types of descriptions do not know. Members that a loose
 * description leaves open may be any.
 */
type Unchanging<T> = T extends readonly (infer One)[] ? readonly Unchanging<One>[]
  : T extends object ? { readonly [Key in keyof T as string extends Key ? (unknown extends T[Key] ? never : Key) : Key]: Unchanging<T[Key]> }
  : T;

/** An answer in the shape of its description: the compiler compares the two, member by member. */
export function describedAs<Shape extends z.ZodType>(answer: Unchanging<z.infer<Shape>>): z.infer<Shape> {
  return answer as z.infer<Shape>;
}
