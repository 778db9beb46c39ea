const repository = {
  name: 'demo',
  full_name: 'acme/demo',
  owner: { login: 'acme' },
  default_branch: 'main',
  fork: false,
};

const pullRequest = {
  action: 'opened',
  number: 7,
  pull_request: {
    number: 7,
    head: { ref: 'topic', sha: '1'.repeat(40), repo: repository },
    base: { ref: 'main', sha: '2'.repeat(40), repo: repository },
  },
  repository,
};

/** What GitHub sends with each event, as far as anybody looks. */
export const payloads = {
  push: { ref: 'refs/heads/main', repository },
  pull_request: pullRequest,
  pull_request_target: pullRequest,
  workflow_dispatch: { ref: 'refs/heads/main', repository },
};
