/**
 * A command to the runner in a line of output: `::name key=value,key=value::message`, or the older `##[name
 * key=value;]message`.
 */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The syntax of one of the two forms. The escapes are in the runner's order, with `%25` last. */
interface Form {
  readonly pattern: RegExp;
  readonly between: string;
  readonly inProperty: Escapes;
  readonly inMessage: Escapes;
}

type Escapes = readonly (readonly [RegExp, string])[];

const LINE_ENDS: Escapes = [
  [/%0D/g, '\r'],
  [/%0A/g, '\n'],
];
const PER_CENT: Escapes = [[/%25/g, '%']];
const OLDER_ESCAPES: Escapes = [[/%3B/g, ';'], ...LINE_ENDS, [/%5D/g, ']'], ...PER_CENT];

const FORMS: readonly Form[] = [
  {
    pattern: /^\s*::(?<name>[^\s:]+)(?:\s+(?<properties>.*?))?::(?<message>.*)$/,
    between: ',',
    inProperty: [...LINE_ENDS, [/%3A/g, ':'], [/%2C/g, ','], ...PER_CENT],
    inMessage: [...LINE_ENDS, ...PER_CENT],
  },
  {
    // The runner finds this form anywhere in the line.
    pattern: /##\[(?<name>[^\s\]]+)(?:\s+(?<properties>[^\]]*))?\](?<message>.*)$/,
    between: ';',
    inProperty: OLDER_ESCAPES,
    inMessage: OLDER_ESCAPES,
  },
];

/** Parses the command in a line; null for plain text. */
export const workflowCommand = (line: string): WorkflowCommand | null => {
  for (const form of FORMS) {
    const groups = form.pattern.exec(line)?.groups;
    if (groups === undefined) continue;
    return {
      name: groups['name']!.toLowerCase(),
      properties: propertiesOf(groups['properties'] ?? '', form),
      message: unescaped(groups['message'] ?? '', form.inMessage),
    };
  }
  return null;
};

const propertiesOf = (text: string, { between, inProperty }: Form): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(between)
      .map((pair) => /^\s*([^=]+)=(.+)$/s.exec(pair))
      .flatMap((pair) => (pair === null ? [] : [[pair[1], unescaped(pair[2]!, inProperty)]])),
  ) as Record<string, string>;

const unescaped = (text: string, escapes: Escapes): string =>
  escapes.reduce((rest, [escape, character]) => rest.replace(escape, character), text);
