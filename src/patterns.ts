/** A text as a part of a regular expression, where it stands for itself. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
