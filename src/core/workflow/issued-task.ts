/** 下达: what units are told, and the packs under which what they begin stands. */
export interface TaskIssue {
  /** 1 for the first, rising with each time it was issued again. */
  readonly number: number;
  /** The set of packs that it pins. */
  readonly packDigest: string;
  /** 文号; empty where it has none. */
  readonly documentNo: string;
  /** To the units; empty where nothing is said. */
  readonly words: string;
  /** UTC, as ISO texts of one length, which compare as texts. */
  readonly issuedAt: string;
}

/** Whether issuing again would tell and pin just what stands. */
export function saysTheSame(standing: TaskIssue, next: Pick<TaskIssue, "packDigest" | "documentNo" | "words">): boolean {
  return standing.packDigest === next.packDigest && standing.documentNo === next.documentNo && standing.words === next.words;
}

/**
 * The issue that a record was begun under: the last of its packs before it began. Null where it was begun before any task was issued, and its own
 * packs were pinned when it began.
 */
export function issueOfRecord<Issue extends TaskIssue>(issues: readonly Issue[], record: { readonly packDigest: string; readonly startedAt: string }): Issue | null {
  const same = issues.filter(({ packDigest, issuedAt }) => packDigest === record.packDigest && issuedAt <= record.startedAt);
  return same.toSorted((left, right) => right.number - left.number)[0] ?? null;
}
