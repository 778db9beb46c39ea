import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, rekorHandler } from '@sigstore/mock';
import { exportJWK, SignJWT } from 'jose';
import { root } from '../helpers/cli.js';
import { type Answer, type Asked, json, serve } from '../workflow/http.js';

/** Sigstore's services and GitHub's issuer of tokens, as a workflow meets them. */
export interface Sigstore {
  /** What a step needs in its environment to be a workflow that may sign. */
  readonly env: Record<string, string>;
  /** The secrets among it, and the tokens that were given. */
  readonly secrets: readonly string[];
  /** How many statements were signed. */
  readonly signed: number;
  /** What is out of order, by its host, and what it answers. */
  readonly troubles: Map<string, Answer>;
  /** Whom one has to trust to believe them. */
  readonly trustedRoot: string;
  close(): Promise<void>;
}

export const workflowOf = (repository: string) =>
  `https://github.com/${repository}/.github/workflows/publish.yml@refs/tags/v1.0.0`;

/**
 * Fulcio and Rekor cannot run here for real: their addresses on the internet are fixed, and a database belongs to each. So
 * they are what Sigstore's own library tests its clients with: certificates and logs of real cryptography, by keys of the test.
 */
export async function startSigstore(repository = 'acme/demo'): Promise<Sigstore> {
  const keyPair = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ctlog = await initializeCTLog(keyPair());
  const ca = await initializeCA(keyPair(), ctlog);
  const tlog = await initializeTLog('https://rekor.sigstore.dev', keyPair());
  const fulcio = fulcioHandler(ca, { subjectClaim: 'workflow_file' });
  const rekor = rekorHandler(tlog);
  const issuer = 'https://token.actions.githubusercontent.com';
  const tokenKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...(await exportJWK(tokenKeys.publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const request = 'the-token-that-asks-for-tokens';
  const secrets = [request];
  const troubles = new Map<string, Answer>();
  let signed = 0;

  const token = async (audience: string) => {
    const [path, ref] = ['.github/workflows/publish.yml', 'refs/tags/v1.0.0'];
    const workflow_ref = `${repository}/${path}@${ref}`;
    const claims = {
      ...{ repository, repository_id: '1', repository_owner_id: '2', repository_owner: 'acme' },
      ...{ ref, workflow_ref, job_workflow_ref: workflow_ref, sha: 'babca52ab0c93ae16539e5923cb0d7403b9a093b' },
      ...{ event_name: 'push', runner_environment: 'github-hosted', run_id: '7', run_attempt: '1' },
      workflow_file: workflowOf(repository),
    };
    const jwt = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setIssuer(issuer)
      .setSubject(`repo:${repository}:ref:${ref}`)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(tokenKeys.privateKey);
    secrets.push(jwt);
    return jwt;
  };

  const answer = async ({ url, body, headers }: Asked): Promise<Answer> => {
    const [, host = '', ...path] = url.pathname.split('/');
    const trouble = troubles.get(host);
    if (trouble) return trouble;
    if (host === 'token') {
      if (headers.authorization !== `Bearer ${request}`) return json({ message: 'Bad credentials' }, 401);
      return json({ value: await token(url.searchParams.get('audience') ?? '') });
    }
    if (host === 'token.actions.githubusercontent.com')
      return json(path[0] === '.well-known' ? { jwks_uri: `${issuer}/jwks` } : jwks);
    const isLog = host === 'rekor.sigstore.dev';
    if (isLog) signed++;
    const {
      statusCode,
      response,
      contentType = 'text/plain',
    } = isLog ? await rekor.fn(entryFor(body.toString())) : await fulcio.fn(body.toString());
    return { status: statusCode, headers: { 'content-type': contentType }, body: Buffer.from(response as string) };
  };
  const server = await serve(answer);

  const base64 = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  const log = (publicKey: Buffer, keyId: string) => ({
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: publicKey.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: '2020-01-01T00:00:00Z' },
    },
    logId: { keyId },
  });
  const trustedRoot = JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log(tlog.publicKey, createHash('sha256').update(tlog.publicKey).digest('base64'))],
    certificateAuthorities: [
      {
        uri: 'https://fulcio.sigstore.dev',
        certChain: { certificates: [{ rawBytes: base64(ca.rootCertificate) }] },
        validFor: { start: '2020-01-01T00:00:00Z' },
      },
    ],
    ctlogs: [log(ctlog.publicKey, base64(ctlog.logID))],
  });
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(join(root, '__tests__/helpers/sigstore-preload.mjs'))}`,
    SIGSTORE_ON_THE_LOOPBACK: server.url,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: request,
  };
  return {
    env,
    secrets,
    troubles,
    trustedRoot,
    get signed() {
      return signed;
    },
    close: server.close,
  };
}

/** What Rekor writes of a signed envelope: its hashes, where the library would write down what it was sent. */
function entryFor(request: string): string {
  const { envelope, verifiers } = JSON.parse(request).spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  const hash = (content: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(content).digest('hex'),
  });
  const signed = signatures.map(({ sig }: { sig: string }, i: number) => ({ signature: sig, verifier: verifiers[i] }));
  return JSON.stringify({
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: {
      envelopeHash: hash(envelope),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: signed,
    },
  });
}
