/** The form of the JSON text of contents that is written now; rows keep the form they were written in. */
const FORMAT = 1;

/** One version of a record that is kept in all its versions. */
export interface KeptVersion<Content> {
  readonly version: number;
  readonly content: Content;
  readonly digest: string;
  /** Why there is this version. */
  readonly reason: string;
  readonly personId: string;
  readonly at: Date;
}

export interface VersionToKeep {
  readonly version: number;
  /** Canonical JSON. */
  readonly content: string;
  readonly digest: string;
  readonly reason: string;
  readonly personId: string;
  readonly postId: string;
  readonly at: Date;
}

export interface VersionRow {
  readonly version: number;
  readonly content: string;
  readonly digest: string;
  readonly reason: string;
  readonly person_id: string;
  readonly at: Date;
}

export function keptVersion<Content>({ version, content, digest, reason, person_id: personId, at }: VersionRow): KeptVersion<Content> {
  return { version, content: JSON.parse(content) as Content, digest, reason, personId, at };
}

export function versionValues({ version, content, digest, reason, personId, postId, at }: VersionToKeep) {
  return { version, content, content_format: FORMAT, digest, reason, person_id: personId, post_id: postId, at };
}
