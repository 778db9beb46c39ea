import type { Page } from './page.js';

/** What can go wrong on the way to a registry. */
export const publish = {
  'push-failed': {
    blames: 'project',
    title: 'Something could not be pushed',
    means: ['The registry cannot be reached, is in trouble, or does not take what it is given.'],
    why: ['A tag is set when all that it stands for is there, so that nobody pulls half of it.'],
    example: [
      'error[push-failed]: `ghcr.io/acme/kv` could not be pushed: ghcr.io answers 503',
      '  = help: what is there already is not sent again: run it once more when the registry works',
    ],
    remedy: ['Run it once more: what is there already is not sent again, and what is published already is skipped.'],
  },
  'version-missing': {
    blames: 'project',
    title: 'Nothing says which version is published',
    means: [
      'A component, composition or WIT package is to be published, and neither the manifest nor its own files have a version.',
    ],
    why: ['The version is the tag by which it is found, and which never stands for anything else.'],
    example: [
      'error[version-missing]: `greeter` is to be published, and has no version',
      ' --> wasmwright.toml:1:1',
      '  = help: write `version = "1.0.0"` below `[components.greeter]` or `[publish]`, or give `--tag`',
    ],
    remedy: [
      'Components take the version of their `Cargo.toml`, `package.json` or `pyproject.toml`, WIT packages that of their `package` line.',
      '`version` below `[components.NAME]` or `[publish]` says it for all others, `--tag` for one run.',
    ],
  },
  'version-invalid': {
    blames: 'project',
    title: 'A version that is none',
    means: [
      'What is to be published is not versioned as Semantic Versioning 2.0.0 says, or its version can be no tag.',
    ],
    why: [
      'Package tools find a version by a tag that is a bare semantic version: no `v` before it, and no `+build`, which tags cannot have.',
    ],
    example: [
      'error[version-invalid]: `v1.2` is no version that can be published',
      '  = help: versions are written `1.2.0` or `1.2.0-rc.1`',
    ],
    remedy: ['Write all three numbers, without a `v` before them and without build metadata.'],
  },
  'version-taken': {
    blames: 'project',
    title: 'A version that is published already, with other content',
    means: ['The registry has this version, and what it has is not what is to be published.'],
    why: ['Whoever has pinned a version must get the same bytes for ever: a stable version is never overwritten.'],
    example: [
      'error[version-taken]: `ghcr.io/acme/kv:1.2.0` is published already, with other content',
      '  = help: publish it as another version; `wasmwright compat --against oci:ghcr.io/acme/kv:1.2.0` says which it must be',
    ],
    remedy: ['Raise the version. Pre-releases (`1.3.0-rc.1`) may be overwritten.'],
  },
  'signature-missing': {
    blames: 'project',
    title: 'An artifact that nobody has signed who should have',
    means: ['No signature of the given key is attached to it; or, as a note, nothing is attached to it at all.'],
    why: [
      'A signature on the digest says that whoever has the key has published these bytes, whatever happened to the registry since.',
    ],
    example: [
      'error[signature-missing]: `ghcr.io/acme/kv@sha256:53b9…` is not signed with the key of `acme.pub`',
      '  = help: is it the public key of whoever publishes it?',
    ],
    remedy: ['`wasmwright publish --key KEY.pem` signs what it publishes, and what is published already.'],
  },
  'provenance-missing': {
    blames: 'project',
    title: 'Nothing says where an artifact comes from',
    means: [
      'There is no statement of which workflow has built it and from which commit, in the name of that workflow; or, as a warning, there is one and GitHub does not keep it.',
    ],
    why: [
      'Whoever takes the artifact can check with it that a workflow of your repository has built just these bytes, and that nobody has put others in their place.',
    ],
    example: [
      'note[provenance-missing]: nothing says where what is published comes from: the job has no `id-token: write`',
      '  = help: add `id-token: write` and `attestations: write` under `permissions:` of the job',
    ],
    remedy: [
      'Publish from a workflow of GitHub whose job has the permissions: [publishing](../publish.md) has one.',
      'Only the run that builds something can say where it comes from: what was published without it stays without it.',
    ],
  },
  'provenance-failed': {
    blames: 'project',
    title: 'Where something comes from could not be signed',
    means: ['It is published, and one of the services that sign or keep its provenance cannot be reached, or refuses.'],
    why: ['A workflow that has the permission wants it: that it is missing must not go by unseen.'],
    example: [
      'error[provenance-failed]: where what is published comes from could not be signed: (503) error creating signing certificate',
      '  = help: it is published: run it once more, and only what is missing is made',
    ],
    remedy: [
      'Run it once more: what is published is skipped, and only what is missing is made. The status of the services is at https://status.sigstore.dev and https://www.githubstatus.com.',
    ],
  },
  'attestation-invalid': {
    blames: 'project',
    title: 'Something that is attached to an artifact and is not of it',
    means: ['A signature, statement or list of contents is attached to the artifact, and speaks of another one.'],
    why: ['Whoever has attached it wants, or has made by mistake, that somebody takes the one for the other.'],
    example: [
      'error[attestation-invalid]: the SBOM that is attached to `ghcr.io/acme/kv@sha256:53b9…` is not of it: it lists another component',
      '  = help: do not use it, and find out who has attached that',
    ],
    remedy: ['Do not use the artifact before you know who has attached that.'],
  },
  'tree-dirty': {
    blames: 'project',
    title: 'What is published is in no commit',
    means: ['git sees files that were changed, or that it does not know.'],
    why: ['What was published is said to be of a commit, and nobody can build it again from that.'],
    example: [
      'warning[tree-dirty]: what is published has changes that are in no commit',
      '  = note: M src/lib.rs',
      '  = help: commit them before',
    ],
    remedy: ['Commit what belongs to it, and let git ignore what does not.'],
  },
  'github-refused': {
    blames: 'project',
    title: 'GitHub does not do what a release needs',
    means: ['The token of the workflow may not do it, or GitHub is in trouble.'],
    why: [
      'A release is a pull request first, and then a tag, a release and its files: each of them is a right of its own.',
    ],
    example: [
      'error[github-refused]: GitHub does not let the pull request be opened: Resource not accessible by integration',
      '  = help: add `contents: write` and `pull-requests: write` and `packages: write` under `permissions:` of the job',
    ],
    remedy: [
      'Give the job the permissions that are named. That actions may create pull requests is a setting of the repository: Settings, Actions, General.',
      'Run it again: what is done already is not done twice.',
    ],
  },
} as const satisfies Record<string, Page>;
