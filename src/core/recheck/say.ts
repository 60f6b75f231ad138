import type { MessageParams } from "../basics/message.ts";

/** Says a message in the reader's language; handed in by whoever knows the words, since core has none. */
export type Say = (code: string, params?: MessageParams) => string;
