/** Reckoning that may be laid aside after each step, by a page that has keys to answer. What it makes is what it returns. */
export type Steps<Made> = Generator<undefined, Made, undefined>;

/** All steps in one go. */
export function wholly<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** What is quick, as steps for who only knows those. */
export function* inOneStep<Made>(make: () => Made): Steps<Made> {
  yield;
  return make();
}

/** Rows to a step: a few milliseconds of work, less than whoever waits for something else notices. */
export const ROWS_TO_A_STEP = 500;

/** What is made of each of many, in their order, so many to a step. */
export function* eachInSteps<From, To>(items: readonly From[], make: (item: From) => To): Steps<To[]> {
  const made: To[] = [];
  for (let at = 0; at < items.length; at += ROWS_TO_A_STEP) {
    if (at > 0) yield;
    for (const item of items.slice(at, at + ROWS_TO_A_STEP)) made.push(make(item));
  }
  return made;
}
