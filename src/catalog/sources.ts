import type { Page } from './page.js';

/** About what a project is compared with, and where it is fetched from. */
export const sources = {
  'baseline-missing': {
    blames: 'project',
    title: 'Nothing there to compare with',
    means: [
      'The commit, the path in it, the version, the tag or the address that was named does not exist, or no common ancestor of two branches was found.',
    ],
    why: [
      'Without a baseline nothing can be said about compatibility, and a gate that says nothing must not be green.',
    ],
    example: [
      'error[baseline-missing]: there is no commit `v0.1.0` in this repository',
      '  = note: it is a shallow checkout, which has no more than the last commits of one branch',
      '  = help: `git fetch origin v0.1.0` fetches a branch, `git fetch --tags` the tags; in a workflow give `actions/checkout` the input `fetch-depth: 0`',
    ],
    remedy: [
      'Mend the name.',
      'In a workflow, give `actions/checkout` the input `fetch-depth: 0`, so that all branches and tags are there.',
      'A registry says that there is nothing of what a stranger may not see: `docker login` first.',
    ],
  },
  'baseline-lacks': {
    blames: 'project',
    title: 'A commit that does not have what is compared with',
    means: ['The commit is there, and has no file or folder of that path.'],
    why: [
      'Without a baseline nothing can be said about compatibility, and a gate that says nothing must not be green.',
    ],
    example: [
      'error[baseline-lacks]: commit `main` has no `wit`',
      '  = help: if it had another place then, name that: `git:REF:PATH`',
    ],
    remedy: ['Name the place that it had then: `--against git:REF:PATH`.'],
  },
  'git-failed': {
    blames: 'project',
    title: 'A repository that git cannot read',
    means: ['git is missing, the folder is in no repository, or git refused what it was asked for.'],
    why: ['The commit to compare with is read by git.'],
    example: [
      'error[git-failed]: the current folder is in no git repository that can be read',
      '  = note: fatal: not a git repository (or any of the parent directories): .git',
      '  = help: run wasmwright inside the repository; in a workflow, `actions/checkout` must have run before',
    ],
    remedy: [
      'Read what git has said.',
      'A folder that belongs to another user, as in containers, is allowed with `git config --global --add safe.directory FOLDER`.',
      'When a shallow checkout cannot be deepened, give `actions/checkout` the input `fetch-depth: 0`.',
    ],
  },
  'artifact-invalid': {
    blames: 'project',
    title: 'A file or artifact that is no WebAssembly and no WIT',
    means: [
      'What lies at a path, at an address or in a registry is something else: a web page, a Git LFS pointer, an image for containers, or content that its digest does not name.',
    ],
    why: ['Only a component or a WIT package has an interface to compare.'],
    example: [
      'error[artifact-invalid]: `oci:ghcr.io/acme/kv:0.2.1` is a list of images for several machines',
      '  = help: a component is the same for all machines: name one that was pushed as such, or one of the list by its digest',
    ],
    remedy: [
      'Name the component or WIT package itself.',
      'A digest that does not match is a sign of a broken or changed transfer: do not use the content.',
    ],
  },
  'download-failed': {
    blames: 'project',
    title: 'Something that could not be fetched',
    means: [
      'A server could not be reached, did not answer in time, was in trouble however often it was asked, or sent too much.',
      'With `--offline`: it is not on this machine.',
    ],
    why: ['A comparison with half of a file would be wrong.'],
    example: [
      'error[download-failed]: `ghcr.io/acme/kv:0.2.1` could not be fetched: ghcr.io answers 503',
      '  = help: a proxy is taken from HTTPS_PROXY and NO_PROXY; if the server is in trouble, try again later',
    ],
    remedy: [
      'Try again later.',
      'A proxy is taken from HTTPS_PROXY, HTTP_PROXY and NO_PROXY, a certificate authority of your own from NODE_EXTRA_CA_CERTS.',
      'Servers are spoken to without TLS on the loopback only, and registries where the settings of wkg have `protocol = "http"`.',
    ],
  },
  'registry-refused': {
    blames: 'project',
    title: 'A registry that does not let us in',
    means: ['The registry asks for credentials, or those that there are for it may not read the repository.'],
    why: ['What is private can be compared with only by those who may read it.'],
    example: [
      'error[registry-refused]: `ghcr.io/acme/kv:0.2.1` may not be read: ghcr.io answers 403',
      '  = note: DENIED: requested access to the resource is denied',
      '  = help: `docker login HOST` keeps credentials for it; in a workflow of GitHub, GITHUB_TOKEN and `permissions: packages: read` open ghcr.io',
    ],
    remedy: [
      '`docker login HOST` keeps credentials that are found here; so do the settings of wkg, and `WKG_REGISTRY_HOST_AUTH_BEARER`.',
      'In a workflow of GitHub, give the step the variable GITHUB_TOKEN with `github.token` and the job `permissions: packages: read`, for ghcr.io.',
    ],
  },
  'registry-settings': {
    blames: 'project',
    title: 'Settings of registries that are wrong, or say nothing of a namespace',
    means: [
      'The settings of wkg or docker cannot be read, a credential helper does not work, or no registry is known for a namespace.',
    ],
    why: ['Packages are looked for where wkg would look for them, with the credentials that docker and wkg keep.'],
    example: [
      'error[registry-settings]: it is not known in which registry the packages of `acme` lie',
      '  = help: `wkg config --edit` opens the settings: under [namespace_registries] write acme = "HOST"; or name the place itself, `oci:HOST/REPOSITORY:TAG`',
    ],
    remedy: [
      'Map the namespace in `wasm-pkg/config.toml` of your settings, or in the file that WKG_CONFIG_FILE names.',
      'Or name the place itself: `oci:HOST/REPOSITORY:TAG`.',
    ],
  },
} as const satisfies Record<string, Page>;
