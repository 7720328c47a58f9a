import { workflowCommand, type WorkflowCommand } from './workflow-command.ts';

/** The log of a step, with the commands that its output gives to the runner. */
export interface StepLog {
  /** Takes a line of stdout or stderr, without its end. */
  readonly take: (line: string) => void;
  readonly mask: (secret: string) => void;
  readonly masked: (text: string) => string;
  readonly annotate: (annotation: Annotation) => void;
  readonly lines: () => readonly string[];
  readonly annotations: () => readonly Annotation[];
}

/** A message that GitHub shows on the run's page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** The runner keeps ten annotations of each level for a step, and cuts long messages. */
const KEPT = 10;
const MESSAGE_LIMIT = 4096;

const isLevel = (name: string): name is Annotation['level'] =>
  name === 'error' || name === 'warning' || name === 'notice';

/**
 * Creates the log of a step.
 *
 * @param debug as if the secret ACTIONS_STEP_DEBUG were set
 * @param echo called with each line as it is logged
 */
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
  /**
   * Masks a secret. The lines of a secret with several lines are masked too, because it would be printed line
   * by line.
   */
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
