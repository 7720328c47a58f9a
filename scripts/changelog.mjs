/**
 * The release notes of a version: what the changelog says of it. Throws unless the tag is that of the package's
 * version and has entries.
 *
 * @param {string} tag
 * @param {string} version
 * @param {string} changelog
 * @returns {string}
 */
export function releaseNotes(tag, version, changelog) {
  if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, package.json says ${version}`);
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  const notes = section?.slice(section.indexOf('\n')).trim() ?? '';
  if (notes === '') throw new Error(`CHANGELOG.md has no section "## [${version}] - DATE" with entries`);
  return `${notes}\n`;
}
