import type { Say } from "../../../core/basics/message.ts";
import { readProblems, RequestRefused } from "./wire.ts";

export interface Upload {
  readonly address: string;
  readonly file: Blob;
  readonly language: string;
  /** Share of the file that has left, 0 to 1. */
  readonly progress: (share: number) => void;
  readonly say: Say;
}

/** Sends a file as it is, telling how much has left; `fetch` cannot tell. `stop` ends it. */
export function upload<Answer>({ address, file, language, progress, say }: Upload): { readonly done: Promise<Answer>; readonly stop: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((settle, fail) => {
    const own = (code: "app-frame.no-answer" | "app-frame.not-understood" | "app-filing.upload.stopped"): RequestRefused =>
      new RequestRefused(request.status, [{ code, where: "", message: say(code), advice: say(`${code}.advice`), params: {} }]);
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", language);
    request.setRequestHeader("Content-Type", file.type === "" ? "application/octet-stream" : file.type);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onerror = () => fail(own("app-frame.no-answer"));
    request.onabort = () => fail(own("app-filing.upload.stopped"));
    request.onload = () => {
      const answer = readJson(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== null) return settle(answer as Answer);
      const problems = readProblems(answer);
      return fail(problems.length > 0 ? new RequestRefused(request.status, problems) : own("app-frame.not-understood"));
    };
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
