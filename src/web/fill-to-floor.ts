/**
 * What core may take for granted and Chromium 80 does not have yet. Loaded before everything else; newer browsers keep their own.
 * `tests/web/floor.test.ts` refuses a build that uses anything newer than the floor that is not filled here.
 */

if (!("hasOwn" in Object)) define(Object, "hasOwn", (object: object, key: PropertyKey) => Object.prototype.hasOwnProperty.call(object, key));

if (!("at" in Array.prototype)) {
  const at = function (this: ArrayLike<unknown>, index: number): unknown {
    const whole = Math.trunc(index) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  };
  for (const kind of [Array, String, Uint8Array, Uint16Array, Uint32Array]) define(kind.prototype, "at", at);
}

if (!("findLast" in Array.prototype)) {
  define(Array.prototype, "findLastIndex", function (this: unknown[], fits: (value: unknown, index: number, all: unknown[]) => boolean) {
    for (let index = this.length - 1; index >= 0; index -= 1) if (fits(this[index], index, this)) return index;
    return -1;
  });
  define(Array.prototype, "findLast", function (this: unknown[], fits: (value: unknown, index: number, all: unknown[]) => boolean) {
    for (let index = this.length - 1; index >= 0; index -= 1) if (fits(this[index], index, this)) return this[index];
    return undefined;
  });
}

if (!("toSorted" in Array.prototype)) {
  define(Array.prototype, "toSorted", function (this: unknown[], compare?: (left: unknown, right: unknown) => number) {
    return this.slice().sort(compare);
  });
  define(Array.prototype, "toReversed", function (this: unknown[]) {
    return this.slice().reverse();
  });
}

if (!("replaceAll" in String.prototype)) {
  define(String.prototype, "replaceAll", function (this: string, wanted: string | RegExp, put: string | ((found: string) => string)) {
    const everywhere = typeof wanted === "string" ? new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "g") : wanted;
    return this.replace(everywhere, put as string);
  });
}

function define(on: object, name: string, value: unknown): void {
  Object.defineProperty(on, name, { value, configurable: true, writable: true, enumerable: false });
}

export {};
