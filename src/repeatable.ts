import { Option } from 'commander';

/** An option that can be given several times, each with one value. */
export const several = (flags: string, what: string) =>
  new Option(flags, `${what} (can be given several times)`).argParser(
    (value: string, values: readonly string[] = []) => [...values, value],
  );
