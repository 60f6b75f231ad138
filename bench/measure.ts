/** One thing to time: `run` does the whole work once and returns something that depends on it, so that nothing is optimised away. */
export interface Contender {
  readonly name: string;
  /** What it stands for in the table. */
  readonly role: "hengji" | "limit" | "peer";
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  readonly role: Contender["role"];
  readonly seconds: readonly number[];
}

/**
 * Times contenders in turns, so that noise of the machine falls on all alike. The first round warms up and is thrown away.
 */
export async function inTurns(contenders: readonly Contender[], rounds: number): Promise<Timing[]> {
  const seconds = contenders.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      globalThis.gc?.();
      const begin = process.hrtime.bigint();
      keep = await contender.run();
      const took = Number(process.hrtime.bigint() - begin) / 1e9;
      if (round >= 0) seconds[index]!.push(took);
    }
  }
  return contenders.map(({ name, role }, index) => ({ name, role, seconds: seconds[index]! }));
}

/** Somewhere for results to go. */
export let keep: unknown;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** 95 % interval of the median, by drawing with replacement from a seeded source. */
export function interval(values: readonly number[]): readonly [number, number] {
  let state = 12_345;
  const next = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const medians = Array.from({ length: 1000 }, () => median(values.map(() => values[Math.min(values.length - 1, Math.floor(next() * values.length))]!)));
  medians.sort((a, b) => a - b);
  return [medians[25]!, medians[974]!];
}

/** A block of lines for `bench/README.md`: median, interval, and the ratio to Hengji's own median. */
export function report(title: string, timings: readonly Timing[], unit = "s"): string {
  const own = timings.find(({ role }) => role === "hengji");
  const lines = timings.map(({ name, role, seconds }) => {
    const middle = median(seconds);
    const [low, high] = interval(seconds);
    const ratio = own && role !== "hengji" ? `${(middle / median(own.seconds)).toFixed(2)} ×` : "1";
    return `| ${name} | ${role} | ${middle.toFixed(3)} ${unit} | ${low.toFixed(3)}–${high.toFixed(3)} | ${ratio} |`;
  });
  return [`### ${title}`, "", "| what | role | median | 95 % | against ours |", "|---|---|---|---|---|", ...lines, ""].join("\n");
}
