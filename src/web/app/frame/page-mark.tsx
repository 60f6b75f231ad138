import { useEffect, useState } from "react";
import { drawnAtOnce } from "../drawn-at-once.ts";
import { PrintMark } from "../print-mark.tsx";
import { sm3 } from "../../ui/sm3.ts";

/** The mark of every page that has none of its own with the digest of its record: made in the moment of printing, of what the page says then. */
export function PageMark(): React.ReactNode {
  const [printed, setPrinted] = useState<{ readonly digest: string; readonly at: string } | null>(null);
  useEffect(() => {
    const mark = (): void => {
      const main = document.getElementById("main");
      const hasOwn = main === null || main.querySelector(".print-mark") !== null;
      drawnAtOnce(() => setPrinted(hasOwn ? null : { digest: sm3(saidBy(main)), at: new Date().toISOString() }));
    };
    const paper = window.matchMedia("print");
    const turned = ({ matches }: MediaQueryListEvent): void => {
      if (matches) mark();
    };
    window.addEventListener("beforeprint", mark);
    paper.addEventListener("change", turned);
    return () => {
      window.removeEventListener("beforeprint", mark);
      paper.removeEventListener("change", turned);
    };
  }, []);
  return printed === null ? null : <PrintMark digest={printed.digest} at={printed.at} />;
}

/** All words of a page and what stands in its fields, in their order. */
function saidBy(main: HTMLElement): string {
  const fields = Array.from(main.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>("input, select, textarea"), (field) => (field.type === "checkbox" || field.type === "radio" ? String((field as HTMLInputElement).checked) : field.value));
  return [main.innerText.replace(/\s+/g, " ").trim(), ...fields].join("\n");
}
