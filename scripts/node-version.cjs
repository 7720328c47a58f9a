'use strict';

// The check of Node's version. Every npm script loads it first with `node -r`, so it keeps to a syntax that any
// Node parses, and package.json's `engines` is the one place that names the version.

var wanted = require('../package.json').engines.node;

/**
 * What to say on a Node that is too old, or null.
 *
 * @param {string} version `20.11.0`
 */
function missingNode(version) {
  var oldest = wanted.replace('>=', '');
  if (ordinal(version) >= ordinal(oldest)) return null;
  return 'Node ' + oldest + ' or newer is needed, this is ' + version + ': install it and run this again.';
}

/**
 * A number that is greater for a newer version.
 *
 * @param {string} version `20.11` or `20.11.0`
 */
function ordinal(version) {
  var parts = version.split('.').map(Number);
  return Number(parts[0]) * 1000 + Number(parts[1]);
}

var missing = missingNode(process.versions.node);
if (missing !== null) {
  console.error(missing);
  process.exit(1);
}

module.exports = { missingNode: missingNode };
