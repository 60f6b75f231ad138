declare module "virtual:packs" {
  export const profiles: readonly import("../core/score/profile.ts").Profile[];
  export const forms: readonly import("../core/layout/form.ts").Form[];
  /** English names of what the profiles cite. */
  export const cited: import("../core/layout/own-names.ts").OwnNames;
}

declare module "virtual:words/zh-CN" {
  const words: Readonly<Record<string, string>>;
  export default words;
}

declare module "virtual:words/zh-CN/later" {
  const words: Readonly<Record<string, string>>;
  export default words;
}

declare module "virtual:words/en" {
  const words: Readonly<Record<string, string>>;
  export default words;
}

declare module "virtual:words/en/later" {
  const words: Readonly<Record<string, string>>;
  export default words;
}

declare module "*.css";

interface ImportMeta {
  readonly env: { readonly OFFLINE: boolean };
}
