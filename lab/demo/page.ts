import { Marked } from 'marked';

/**
 * The demo's HTML page with the pull request's comment and the runs' summaries, rendered nearly as GitHub
 * renders them.
 */
export function page(texts: { comment: string; summaries: readonly string[]; table: string }): string {
  const sections = [
    section('The pull-request comment', texts.comment),
    ...texts.summaries.map((summary, n) => section(`Job summary of release ${n + 1}`, summary)),
    section('What the demo proved', texts.table),
  ];
  return `<!doctype html><meta charset="utf-8"><title>torchserve-deploy: the demo</title><style>${STYLE}</style>${sections.join('\n')}`;
}

const section = (title: string, markdown: string): string =>
  `<h1>${title}</h1><article>${new Marked({ gfm: true }).parse(markdown) as string}</article>`;

const STYLE = `
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 980px; margin: 2rem auto; color: #1f2328; }
  h1 { font-size: 1rem; color: #59636e; margin-top: 2.5rem; }
  article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 0 1.2rem 0.6rem; }
  table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 4px 12px; }
  code, pre { background: #f6f8fa; border-radius: 4px; padding: 0.1em 0.3em; } pre { padding: 0.8rem; overflow: auto; }
`;
