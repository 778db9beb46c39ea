/** How a server wants to be convinced (RFC 9110, 11.6.1). */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

/** Reads a `WWW-Authenticate` header, of which there may be several in one. Of schemes that are not known, nothing is left. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  const part = /(?<name>[\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+)))?\s*,?\s*/gy;
  for (const { groups: { name = '', quoted, bare } = {} } of header.trim().matchAll(part)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? bare;
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} });
    else Object.assign(challenges.at(-1)?.parameters ?? {}, { [name.toLowerCase()]: value });
  }
  return challenges.filter((challenge): challenge is Challenge => /^(basic|bearer)$/.test(challenge.scheme));
}
