/** `256 MiB`, as people write sizes, in bytes; none when it is something else. */
export function parseSize(text: string): number | undefined {
  const { number, unit = '' } = /^(?<number>\d+(\.\d+)?) ?(?<unit>[kmg]i?b|b)?$/i.exec(text)?.groups ?? {};
  if (number === undefined) return undefined;
  const power = 'kmg'.indexOf(unit.charAt(0).toLowerCase()) + 1;
  const bytes = Math.floor(Number(number) * (/i/i.test(unit) ? 1024 : 1000) ** power);
  return bytes > 0 && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** `50 ms` or `1.5 s`, in seconds; none when it is something else. */
export function parseTime(text: string): number | undefined {
  const { number, unit } = /^(?<number>\d+(\.\d+)?) ?(?<unit>m?s)$/.exec(text)?.groups ?? {};
  const seconds = Number(number) / (unit === 'ms' ? 1000 : 1);
  return seconds > 0 ? seconds : undefined;
}

/** `10 %`, as a part of one; none when it is something else. */
export function parseShare(text: string): number | undefined {
  const { number } = /^(?<number>\d+(\.\d+)?) ?%$/.exec(text)?.groups ?? {};
  return number === undefined ? undefined : Number(number) / 100;
}
