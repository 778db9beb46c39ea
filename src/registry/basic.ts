/** What a registry is convinced with. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** What the registry's token server turns into tokens: `identitytoken` of docker. */
  | { readonly kind: 'refresh-token'; readonly token: string }
  /** A token that is shown as it is. */
  | { readonly kind: 'bearer'; readonly token: string };

/** `NAME:PASSWORD` in base64, as configurations keep it. */
export function decodeBasic(base64: string): Credentials | undefined {
  const [, username, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(base64, 'base64').toString()) ?? [];
  return username !== undefined && password !== undefined ? { kind: 'password', username, password } : undefined;
}

/** The header for those that are shown as they are. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
