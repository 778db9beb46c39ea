import { error, Stop } from '../../finding.js';
import { askServer, inWords, notHad } from '../../registry/answers.js';
import { basic } from '../../registry/basic.js';
import { openBytes } from './content.js';
import { mustBeOnline } from './online.js';
import type { Opening, Source } from './source.js';

const limit = 512 << 20;

/** A file on the web, such as the asset of a release. */
export const url: Source = {
  id: 'url',
  form: 'https://…, the address of a .wasm, .wat or .wit file',
  matches: (reference) => /^https?:\/\//i.test(reference),
  async open(reference, opening) {
    const { address, title, authorization } = parse(reference, opening);
    mustBeOnline(title, opening);
    const headers = { ...(authorization !== undefined && { authorization }) };
    const answer = await askServer({ url: address, headers, limit }, opening.platform, opening.signal);
    if (answer.status === 404 || answer.status === 410) throw missing(title, opening);
    const { why, notes } = inWords(answer);
    if (answer.status !== 200) throw new Stop(notHad(title, why, notes));
    return openBytes(answer.body, title, opening);
  },
};

/** A name and a password in the address are for the server only. */
function parse(reference: string, { location }: Opening) {
  if (!URL.canParse(reference)) {
    throw new Stop(error('usage', `\`${reference}\` is no URL`, { ...(location && { location }) }));
  }
  const address = new URL(reference);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  const authorization = username !== '' ? basic(decodeURIComponent(username), decodeURIComponent(password)) : undefined;
  return { address: address.href, title: address.href.replace(/[?#].*$/s, ''), authorization };
}

function missing(title: string, { location }: Opening): Stop {
  return new Stop(
    error('baseline-missing', `there is no \`${title}\``, {
      ...(location && { location }),
      help: 'a file of a private repository looks as if it were not there: take its commit instead, `git:REF:PATH`',
    }),
  );
}
