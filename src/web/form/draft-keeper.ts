/** Where what was typed is: only here, on its way, kept by the server, or waiting for the network. */
export type DraftState =
  | { readonly state: "clean" }
  | { readonly state: "waiting" }
  | { readonly state: "keeping" }
  | { readonly state: "kept"; readonly at: string }
  | { readonly state: "retrying"; readonly tries: number }
  | { readonly state: "refused"; readonly error: unknown };

export interface DraftKeeperParts<Text> {
  /** Sends the text and gives the time at which the server had it. */
  readonly send: (text: Text) => Promise<string>;
  /** Whether trying again later may help: no network, a server that is away. */
  readonly mayRetry: (error: unknown) => boolean;
  readonly tell: (state: DraftState) => void;
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** How long typing must pause, and how long at most text waits while it does not, in milliseconds. */
const PAUSE = 1000;
const RETRIES = [2000, 5000, 10_000, 20_000, 30_000];

/**
 * Keeps a draft with the server about a second after typing paused: one request at a time, always the newest text, and again and again
 * while the network is away. It never drops a text by itself.
 */
export class DraftKeeper<Text> {
  readonly #parts: DraftKeeperParts<Text>;
  #text: { readonly value: Text } | null = null;
  /** What is on its way. */
  #sent: { readonly value: Text } | null = null;
  #underWay: Promise<void> = Promise.resolve();
  #cancel: (() => void) | null = null;
  #tries = 0;
  #isClosed = false;
  #told: DraftState["state"] | null = null;

  constructor(parts: DraftKeeperParts<Text>) {
    this.#parts = parts;
  }

  /** Text that the server does not have yet. */
  get hasUnkept(): boolean {
    return this.#text !== null || this.#sent !== null;
  }

  put(text: Text): void {
    if (this.#isClosed) return;
    this.#text = { value: text };
    this.#tries = 0;
    if (this.#sent !== null) return;
    // Every key comes here, and it is told once that there is something to keep.
    if (this.#told !== "waiting") this.#tell({ state: "waiting" });
    this.#plan(PAUSE);
  }

  /** Sends what waits at once; for the moment before a page is left, and for the network that has come back. */
  now(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#isClosed || this.#text === null) return Promise.resolve();
    const onItsWay = this.#sent;
    if (onItsWay === null) return this.#go();
    // Typed over while it was on its way: then the newer word follows at once.
    return this.#underWay.then(() => (this.#text === onItsWay ? undefined : this.now()));
  }

  /** Forgets what waits, because it was saved otherwise or given up on purpose. */
  drop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#text = null;
    this.#tell({ state: "clean" });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #tell(state: DraftState): void {
    this.#told = state.state;
    this.#parts.tell(state);
  }

  #plan(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.#parts.later(() => {
      this.#cancel = null;
      void this.#go();
    }, milliseconds);
  }

  #go(): Promise<void> {
    this.#underWay = this.#send();
    return this.#underWay;
  }

  async #send(): Promise<void> {
    const sent = this.#text;
    if (sent === null) return;
    this.#sent = sent;
    this.#tell({ state: "keeping" });
    try {
      const at = await this.#parts.send(sent.value);
      this.#tries = 0;
      // Dropped or typed over meanwhile: then this is not the newest word.
      if (this.#text === sent) {
        this.#text = null;
        this.#tell({ state: "kept", at });
      }
    } catch (error) {
      if (this.#text !== null && this.#parts.mayRetry(error)) {
        this.#tell({ state: "retrying", tries: this.#tries + 1 });
        if (!this.#isClosed) this.#plan(RETRIES[Math.min(this.#tries, RETRIES.length - 1)]!);
        this.#tries += 1;
      } else if (this.#text !== null) this.#tell({ state: "refused", error });
      return;
    } finally {
      this.#sent = null;
    }
    if (this.#text !== null && this.#text !== sent) {
      this.#tell({ state: "waiting" });
      if (!this.#isClosed) this.#plan(PAUSE);
    }
  }
}
