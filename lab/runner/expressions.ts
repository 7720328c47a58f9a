/** Evaluates the few GitHub expressions that an action's file may use here. */

/** The values of the `github` context that an action's file can use. */
export type GitHubContext = Readonly<Record<string, string>>;

/** Replaces `${{ github.name }}`. Throws for any other expression. */
export const evaluated = (text: string, context: GitHubContext): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => {
    const name = /^github\.([a-z_]+)$/.exec(inner.trim())?.[1];
    const value = name === undefined ? undefined : context[name];
    if (value === undefined) throw new Error(`this runner does not evaluate \${{${inner}}}`);
    return value;
  });

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** Whether a post step runs. `post-if` supports the four status functions. */
export const holds = (condition: string, status: JobStatus): boolean => {
  switch (condition.replace(/^\$\{\{\s*|\s*\}\}$/g, '').trim()) {
    case 'always()':
      return true;
    case 'success()':
      return status === 'success';
    case 'failure()':
      return status === 'failure';
    case 'cancelled()':
      return status === 'cancelled';
    default:
      throw new Error(`this runner does not evaluate post-if: ${condition}`);
  }
};
