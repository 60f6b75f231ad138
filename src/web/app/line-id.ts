/** An id for a line that somebody adds, known inside its own record only. Also where a page is not served securely, which `randomUUID` asks for. */
export function newLineId(): string {
  return `x${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
