/** Where a problem's code is explained: `helpUrl` is the page, and each code has an entry on it. */
export const helpAddress = (code: string, helpUrl: string): string => `${helpUrl}#${code.toLowerCase()}`;

/** The code as a Markdown link to its entry. */
export const linkedCode = (code: string, helpUrl: string): string =>
  `[\`${code}\`](${helpAddress(code, helpUrl)})`;
