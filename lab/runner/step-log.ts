import { workflowCommand, type WorkflowCommand } from './workflow-command.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** What a step's output becomes: the log a reader sees, and what was said to the runner in it. */
export interface StepLog {
  /** One line of stdout or stderr, without its end. */
  readonly take: (line: string) => void;
  readonly mask: (secret: string) => void;
  readonly masked: (text: string) => string;
  readonly annotate: (annotation: Annotation) => void;
  readonly lines: () => readonly string[];
  readonly annotations: () => readonly Annotation[];
}

/** The runner keeps ten annotations of each level for a step, and cuts each. */
const KEPT = 10;
const MESSAGE_LIMIT = 4096;

const isLevel = (name: string): name is Annotation['level'] =>
  name === 'error' || name === 'warning' || name === 'notice';

/** `debug`: as if the secret ACTIONS_STEP_DEBUG were set. `echo`: told each line as it is logged. */
export const stepLog = (debug: boolean, echo: (line: string) => void): StepLog => {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  const secrets = new Set<string>();
  const stopped: string[] = [];

  const masked = (text: string): string =>
    [...secrets]
      .toSorted((a, b) => b.length - a.length)
      .reduce((rest, one) => rest.replaceAll(one, '***'), text);
  const write = (text: string): void => {
    for (const line of masked(text).split('\n')) {
      lines.push(line);
      echo(line);
    }
  };
  /** A secret of several lines is masked line by line too: that is how it would be printed. */
  const mask = (secret: string): void => {
    for (const one of [secret, ...secret.split(/\r?\n/)]) if (one.trim() !== '') secrets.add(one);
  };
  const annotate = (annotation: Annotation): void => {
    const { level, title, message } = annotation;
    if (annotations.filter((one) => one.level === level).length < KEPT)
      annotations.push({ level, title: masked(title), message: masked(message).slice(0, MESSAGE_LIMIT) });
    write(`##[${level}]${message}`);
  };
  const execute = ({ name, properties, message }: WorkflowCommand, line: string): void => {
    if (isLevel(name)) return annotate({ level: name, title: properties['title'] ?? '', message });
    if (name === 'add-mask') return mask(message);
    if (name === 'debug') return debug ? write(`##[debug]${message}`) : undefined;
    if (name === 'group' || name === 'endgroup') return write(`##[${name}]${message}`);
    if (name === 'stop-commands') return void stopped.push(message);
    write(line);
  };
  const take = (line: string): void => {
    const token = stopped.at(-1);
    const command = workflowCommand(line);
    if (token !== undefined) return command?.name === token.toLowerCase() ? void stopped.pop() : write(line);
    return command === null ? write(line) : execute(command, line);
  };
  return { take, mask, masked, annotate, lines: () => lines, annotations: () => annotations };
};
