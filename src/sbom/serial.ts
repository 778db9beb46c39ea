import { createHash } from 'node:crypto';

/** The namespace of URLs (RFC 9562, appendix D). */
const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/** The serial number of what is said of a digest: a UUID of version 5, the same for the same digest. */
export function serialOf(digest: string): string {
  const bytes = createHash('sha1').update(namespace).update(`urn:sha256:${digest}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
