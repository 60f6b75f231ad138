import type { Page } from "playwright-core";

/** Choices that their box cuts off, and words that a line breaks in the middle; a digest is no word. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const pen = document.createElement("canvas").getContext("2d")!;
    for (const box of document.querySelectorAll("select")) {
      const { font, paddingLeft, paddingRight } = getComputedStyle(box);
      pen.font = font;
      const chosen = box.selectedOptions[0]?.text ?? "";
      if (box.clientWidth > 0 && pen.measureText(chosen).width > box.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + 1) found.push(`cuts off the choice “${chosen}”`);
    }
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement!.closest("script, style, noscript, code, .for-ears") !== null) continue;
      for (const { index, 0: word } of (node.textContent ?? "").matchAll(/[A-Za-z]{2,}/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(`breaks the word “${word}” in “${(node.textContent ?? "").trim().slice(0, 60)}”`);
      }
    }
    return found;
  });
