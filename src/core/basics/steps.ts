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
