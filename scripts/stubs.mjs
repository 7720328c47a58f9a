/** The stubs dist/VERB.js, through which a verb's action.yml starts the bundle. */

/** The verbs that have a stub. `deploy` has none: the bundle itself runs it. */
export const STUB_VERBS = /** @type {const} */ (['rollback', 'continue', 'status', 'destroy', 'sweep']);

/** The text of a stub. The bundle reads the verb from the name of the started file. */
export const stub =
  "// Made by `npm run build`: the name of this file says which verb it is.\nimport './index.js';\n";
