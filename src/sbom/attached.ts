/** The media type of a CycloneDX document as JSON (IANA). */
export const sbomType = 'application/vnd.cyclonedx+json';

/** Whether a document lists what is inside of something with one of these digests (`sha256:…`). Throws on what is no JSON. */
export function isOfDigest(content: Uint8Array, digests: readonly string[]): boolean {
  const { metadata } = JSON.parse(new TextDecoder().decode(content));
  const hashes: { alg?: string; content?: string }[] = metadata?.component?.hashes ?? [];
  return hashes.some(({ alg, content: hash }) => alg === 'SHA-256' && digests.includes(`sha256:${hash}`));
}
