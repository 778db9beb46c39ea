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
