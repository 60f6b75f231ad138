import type { Language } from "../../words/index.ts";

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;
const CHINESE: Language = "zh-CN";
/** What of a control is read aloud is its value, and that is no text of the page. */
const TYPED = "input, textarea";

let stop: () => void = () => {};

/**
 * Says in which language the page is read. On an English page what people wrote in Chinese says so of itself, wherever it stands, so that it is
 * read aloud and drawn as Chinese; a language that an element has already is left alone.
 */
export function readAloudAs(language: Language): void {
  document.documentElement.lang = language;
  stop();
  stop = language === CHINESE ? () => {} : markChinese(document.body);
}

function markChinese(body: HTMLElement): () => void {
  const marked = new WeakSet<Element>();
  const mark = (one: Element): void => {
    const isOurs = marked.has(one);
    if (!isOurs && one.hasAttribute("lang")) return;
    const isChinese = isMostlyChinese(one);
    if (isChinese && !isOurs && one.parentElement?.closest('[lang|="zh"]') === null) {
      one.setAttribute("lang", CHINESE);
      marked.add(one);
    } else if (!isChinese && isOurs) unmark(one);
  };
  const unmark = (one: Element): void => {
    one.removeAttribute("lang");
    marked.delete(one);
  };
  const markWithin = (root: Element): void => {
    mark(root);
    root.querySelectorAll("*").forEach(mark);
  };
  const watcher = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const changed = target instanceof Element ? target : target.parentElement;
      if (changed !== null) mark(changed);
      addedNodes.forEach((node) => node instanceof Element && markWithin(node));
    }
  });
  const typed = ({ target }: Event): void => {
    if (target instanceof Element && target.matches(TYPED)) mark(target);
  };
  markWithin(body);
  watcher.observe(body, { childList: true, subtree: true, characterData: true });
  body.addEventListener("input", typed);
  return () => {
    watcher.disconnect();
    body.removeEventListener("input", typed);
    body.querySelectorAll(`[lang="${CHINESE}"]`).forEach((one) => marked.has(one) && unmark(one));
  };
}

/** Whether an element has Chinese of its own, and more of it than of anything else within it. */
function isMostlyChinese(one: Element): boolean {
  const isTyped = one.matches(TYPED);
  const own = isTyped ? (one as HTMLInputElement).value : Array.from(one.childNodes, (node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "")).join("");
  const han = count(own, HAN);
  return han > 0 && count(isTyped ? own : (one.textContent ?? ""), LATIN) <= han;
}

function count(text: string, of: RegExp): number {
  return text.match(of)?.length ?? 0;
}
