import type { Page } from './page.js';

/** About the command line, the manifest and what lies in the folder. */
export const project = {
  usage: {
    blames: 'project',
    title: 'A command line that makes no sense',
    means: [
      'There is no such command or option, a value is not one of those allowed, or the command is not for what it was given.',
    ],
    why: ['Nothing was done.'],
    example: ["error[usage]: unknown command 'chek'", '  = help: Did you mean check?'],
    remedy: ['`wasmwright --help` lists the commands, `wasmwright COMMAND --help` what one takes.'],
  },
  'path-missing': {
    blames: 'project',
    title: 'A file or folder that does not exist',
    means: ['The command line or the manifest names a file, a folder or a WIT package that is not there.'],
    why: ['What is to be built or checked cannot be read.'],
    example: [
      'error[path-missing]: component `adder`: there is no folder `ader`',
      ' --> wasmwright.toml:2:1',
      '  |',
      '2 | source = "ader"',
      '  | ^^^^^^',
    ],
    remedy: [
      'Mend the path. Paths of the manifest start from its folder, those of the command line from where it runs.',
    ],
  },
  'manifest-invalid': {
    blames: 'project',
    title: 'A `wasmwright.toml` that is no valid manifest',
    means: ['It is not TOML, a value has a wrong type, a path leads out of the project, or two things have one name.'],
    why: ['A manifest that is only half understood would build something else than it says.'],
    example: [
      'error[manifest-invalid]: `smoke[2].component` is missing',
      '  --> wasmwright.toml:16:3',
      '   |',
      '16 | [[smoke]]',
      '   |   ^^^^^',
    ],
    remedy: ['Mend the marked place; `wasmwright.schema.json` describes every key, for editors as well.'],
  },
  'unknown-key': {
    blames: 'project',
    title: 'A key that `wasmwright.toml` does not have',
    means: ['A table of the manifest has a key that means nothing.'],
    why: ['A setting with a slip in its name would silently do nothing.'],
    example: [
      'error[unknown-key]: there is no key `outptu`',
      ' --> wasmwright.toml:1:1',
      '  |',
      '1 | outptu = "x"',
      '  | ^^^^^^',
      '  = help: did you mean `output`?',
    ],
    remedy: ['Write it as the help suggests, or remove it.'],
  },
  'setting-unfit': {
    blames: 'project',
    title: 'A setting that the language of a component does not have',
    means: [
      'A component has a key of the manifest that its language knows nothing of, or that cannot have this value in it.',
    ],
    why: ['It would silently do nothing.'],
    example: [
      'error[setting-unfit]: `target` is no setting of JavaScript',
      ' --> wasmwright.toml:3:1',
      '  = help: JavaScript has: toolchain',
    ],
    remedy: ['Take the key away, or give it one of the values that the help names.'],
  },
  'unknown-name': {
    blames: 'project',
    title: 'A name that nothing in the project has',
    means: ['A composition, a smoke call or `--component` names something that the project does not have.'],
    why: ['It would silently do nothing.'],
    example: [
      'error[unknown-name]: there is no component or composition called `twce`',
      ' --> wasmwright.toml:2:1',
      '  |',
      '2 | component = "twce"',
      '  | ^^^^^^^^^',
      '  = help: did you mean `twice`?',
    ],
    remedy: ['Use a name of the project; `wasmwright inspect` lists them.'],
  },
  'nothing-found': {
    blames: 'project',
    title: 'A project without components',
    means: [
      'No folder has both sources of a known language and a WIT world for them, or a component of the manifest has no source that a build could start from.',
    ],
    why: ['There is nothing to do.'],
    example: [
      'error[nothing-found]: there is no component in `.`',
      '  = help: a component is a folder with sources (Cargo.toml, go.mod, package.json, *.py, pyproject.toml, requirements.txt, *.cpp, *.cc, *.cxx, *.c, *.zig, *.wat) and a WIT world in `wit/`, or is named in `wasmwright.toml`',
    ],
    remedy: [
      'Give the right folder, put the WIT of the component into `wit/`, or name it in wasmwright.toml.',
      '`wasmwright init` writes a first component.',
    ],
  },
  'file-exists': {
    blames: 'project',
    title: 'A file that is there already',
    means: ['`wasmwright init` was to write a file that exists.'],
    why: ['It never overwrites what somebody has written.'],
    example: [
      'error[file-exists]: `wasmwright.toml` is there already',
      '  = help: `init` overwrites nothing: move it away, or choose another folder',
    ],
    remedy: ['Move the file away, or name another folder.'],
  },
  'output-foreign': {
    blames: 'project',
    title: 'An output folder with content of others',
    means: ['The folder for the results holds files that no run of wasmwright has put there.'],
    why: ['The folder is replaced as a whole, so they would be lost.'],
    example: [
      'error[output-foreign]: `project/wasmwright-out` holds what is no result of wasmwright: `mine.txt`',
      '  = help: move it away, or choose another folder with `--out` or `output` in wasmwright.toml',
    ],
    remedy: ['Move them away, or choose another folder with `--out`, or `output` in wasmwright.toml.'],
  },
} as const satisfies Record<string, Page>;
