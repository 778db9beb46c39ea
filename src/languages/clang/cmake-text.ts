/** Text in the language of CMake. */
export const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

export const quoted = (text: string) => `"${text.replace(/[\\"$;]/g, '\\$&')}"`;
