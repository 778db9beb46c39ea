export const id = 410;
export const ids = [410];
export const modules = {

/***/ 8410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(8179);
;// CONCATENATED MODULE: ./build/js/package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./build/js/src/version.js

const version = package_namespaceObject.rE;

;// CONCATENATED MODULE: ./build/js/src/cli.js


const does = {
    plan: 'say what `ci` would do, and do none of it',
    build: 'build the components',
    check: 'build the components and check them against their worlds; or check a `.wit` file or folder, or a `.wasm`, with no project around it',
    compose: 'check, then compose',
    smoke: 'compose, then make the smoke calls',
    ci: 'do all of it, and put the results into the output folder',
};
/** Runs the program with the arguments of a command line; gives the exit code. */
async function main(args) {
    let code = 0;
    const program = new esm/* Command */.uB('wasmwright')
        .description('Takes WebAssembly components from source to package: builds, checks, composes and calls them.')
        .version(version)
        .exitOverride()
        // What is wrong is shown as every other finding is.
        .configureOutput({ outputError: () => { } });
    for (const name of Object.keys(does)) {
        cli_define(program, name).action(async (path, { format, ...options }) => {
            const { execute } = await Promise.all(/* import() */[__webpack_require__.e(648), __webpack_require__.e(775)]).then(__webpack_require__.bind(__webpack_require__, 9775));
            code = await execute({ command: name, path, ...options }, format);
        });
    }
    try {
        await program.parseAsync([...args], { from: 'user' });
    }
    catch (failure) {
        if (!(failure instanceof esm/* CommanderError */.b7))
            throw failure;
        // Help and the version have been asked for, and shown.
        if (failure.exitCode === 0)
            return 0;
        if (failure.code === 'commander.help')
            return 2;
        const { refuse } = await Promise.all(/* import() */[__webpack_require__.e(648), __webpack_require__.e(775)]).then(__webpack_require__.bind(__webpack_require__, 9775));
        return refuse(failure.message.replace(/^error: /, ''), /--format[= ]json/.test(args.join(' ')) ? 'json' : 'text');
    }
    return code;
}
function cli_define(program, name) {
    const command = program
        .command(name)
        .description(does[name])
        .argument('[PROJECT]', 'the folder of the project, or its wasmwright.toml', '.')
        .addOption(new esm/* Option */.c$('--format <FORMAT>', 'how to show the result').choices(['text', 'json']).default('text'));
    if (name !== 'plan') {
        command.option('--world <[WIT#]WORLD>', 'a world that every component must fit as well; without WIT# it is looked for in `wit`');
    }
    if (name === 'ci' || name === 'plan') {
        command.option('--out <FOLDER>', 'where the results go, instead of the folder that the manifest names');
    }
    return command;
}


/***/ })

};
