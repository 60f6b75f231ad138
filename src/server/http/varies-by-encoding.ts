import type { MiddlewareHandler } from "hono";

/** What is compressed for those who take it differs by what they take. Said before an answer is made: said of one that is there, it would be laid out anew as a stream. */
export const variesByEncoding: MiddlewareHandler = async (http, next) => {
  http.header("Vary", "Accept-Encoding");
  await next();
};
