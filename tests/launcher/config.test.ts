import assert from "node:assert/strict";
import { join } from "node:path";
import { it } from "node:test";
import { LEVEL_THREE, LEVEL_THREE_SM } from "../../src/core/sign-in/preset.ts";
import { INSTALLATION, languageOf, readConfig, SETTINGS } from "../../src/server/config.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";

const read = (args: readonly string[], env: Record<string, string> = {}) => {
  const result = readConfig(args, env);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};

it("has values for everything when nobody says anything", () => {
  assert.deepEqual(read([]), { port: 8460, host: "127.0.0.1", data: join(INSTALLATION, "data"), city: "demo-city", signIn: LEVEL_THREE, databaseUrl: null, language: "zh-CN" });
});

it("takes flags before the environment, and the environment before the initial value", () => {
  const env = { HENGJI_PORT: "81", HENGJI_HOST: "::1", HENGJI_DATA: "/srv/hengji", HENGJI_CITY: "none", HENGJI_SIGN_IN: "level-3-sm", DATABASE_URL: "postgres://x", HENGJI_LANG: "en" };
  assert.deepEqual(read([], env), { port: 81, host: "::1", data: "/srv/hengji", city: "none", signIn: LEVEL_THREE_SM, databaseUrl: "postgres://x", language: "en" });
  assert.deepEqual(read(["--port=82", "--data", "/srv/other"], env).port, 82);
  assert.equal(read(["--port=82", "--data", "/srv/other"], env).data, "/srv/other");
  assert.equal(read([], { HENGJI_PORT: "", DATABASE_URL: "" }).port, 8460);
});

it("refuses what is no port, no preset and no setting", () => {
  for (const args of [["--port", "-1"], ["--port", "1e3"], ["--port", "65536"], ["--port", " 1"], ["--ports", "1"], ["x"], ["--sign-in", "level-2"]]) {
    assert.equal(readConfig(args, {}).ok, false, args.join(" "));
  }
});

it("speaks Chinese unless the surroundings are English", () => {
  for (const env of [{}, { LANG: "C.UTF-8" }, { LANG: "zh_CN.UTF-8" }, { LANG: "en_US", LC_ALL: "zh_CN" }, { LANG: "en_US", HENGJI_LANG: "zh-CN" }]) assert.equal(languageOf(env), "zh-CN");
  for (const env of [{ LANG: "en_GB.UTF-8" }, { HENGJI_LANG: "en" }, { LANG: "zh_CN", LC_MESSAGES: "en_US" }]) assert.equal(languageOf(env), "en");
});

it("has words for every setting in both languages", () => {
  for (const language of LANGUAGES) for (const { name } of SETTINGS) assert.notEqual(speak(language)(`server.setting.${name}`), `server.setting.${name}`);
});
