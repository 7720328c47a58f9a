/** Verbs beside `deploy`, which is the bundle itself: each is started by a file of its own name, dist/VERB.js. */
export const STUB_VERBS = /** @type {const} */ (['rollback', 'continue', 'status', 'destroy', 'sweep']);

/** What stands in it: the bundle reads from the name of the file that was started which verb it is. */
export const stub =
  "// Made by `npm run build`: the name of this file says which verb it is.\nimport './index.js';\n";
