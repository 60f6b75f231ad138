import { recheckSource, type ProfileFor, type Source, type SourceOutcome } from "../../../files/recheck-source.ts";

/** What the page asks of its worker: to read one file. */
export interface ReadRequest {
  readonly request: number;
  readonly source: Source;
}

/** What the worker answers: each table as it is done, then that the file is done. */
export type ReadAnswer = { readonly request: number } & ({ readonly outcome: SourceOutcome } | { readonly done: true });

interface WorkerScope {
  addEventListener(type: "message", listen: (event: MessageEvent<ReadRequest>) => void): void;
  postMessage(answer: ReadAnswer): void;
}

/** Makes this thread one that reads files for the page, so that the page stays alive however large a file is, and can stop it at any time. */
export function answerReadRequests(profileOf: ProfileFor): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener("message", ({ data: { request, source } }) => {
    void (async () => {
      for await (const outcome of recheckSource(source, profileOf, (failure) => console.error(failure))) scope.postMessage({ request, outcome });
      scope.postMessage({ request, done: true });
    })();
  });
}
