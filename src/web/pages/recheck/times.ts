/** `14:05`, as the clock of this computer shows it. */
export function clock(time: Date): string {
  return `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

/** `2026-03-31 14:05` in the time zone of this computer, from an ISO time. */
export function dayAndTime(iso: string): string {
  const time = new Date(iso);
  return `${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())} ${clock(time)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
