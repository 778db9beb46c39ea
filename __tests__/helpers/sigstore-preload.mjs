// Loaded into a step by NODE_OPTIONS: what goes to Sigstore and to GitHub's issuer of tokens goes to a server on the
// loopback instead (`__tests__/registry/sigstore.ts`). Their addresses are fixed in @actions/attest.
import nock from 'nock';

const server = process.env.SIGSTORE_ON_THE_LOOPBACK;
if (server) {
  for (const host of ['fulcio.sigstore.dev', 'rekor.sigstore.dev', 'token.actions.githubusercontent.com']) {
    // `fetch` of Node is none of nock's business.
    const forward = async (method, path, body) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await fetch(`${server}/${host}${path}`, { method, ...(method === 'POST' && { body: text }) });
      return [
        answer.status,
        await answer.text(),
        { 'content-type': answer.headers.get('content-type') ?? 'text/plain' },
      ];
    };
    const all = nock(`https://${host}`).persist();
    all.get(/.*/).reply((path) => forward('GET', path));
    all.post(/.*/).reply((path, body) => forward('POST', path, body));
  }
}
