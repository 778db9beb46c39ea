export function writeMany(folder: string, count: number): readonly string[];
export function git(folder: string, ...args: readonly string[]): string;
