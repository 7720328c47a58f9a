import { formatError, unsupportedByLab } from '../refusals.ts';
import type { ParameterDeclaration, Template } from './template.ts';

/** The parameters of a stack: their given and default values, and those that SSM stores. */

/** The value of a stack parameter. */
interface ParameterValue {
  /** The caller's value or the default. For SSM types it is the name of the SSM parameter. */
  readonly value: string;
  /** The value of the SSM parameter (CFN-22); null for all other types. */
  readonly resolved: string | null;
  readonly noEcho: boolean;
  /** Whether the type is a list, so that `Ref` returns its members. */
  readonly list: boolean;
}

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** What the caller sent for one parameter. */
export interface GivenParameter {
  readonly ParameterKey: string;
  readonly ParameterValue?: string;
  readonly UsePreviousValue?: string;
}

const SSM_TYPE = /^AWS::SSM::Parameter::Value<(.+)>$/;

/**
 * Determines and checks the value of every parameter (CFN-19).
 *
 * @param ssm reads an SSM parameter; null if it does not exist
 * @throws ApiError ValidationError
 */
export async function parameterValues(
  template: Template,
  given: readonly GivenParameter[],
  previous: ParameterValues,
  ssm: (name: string) => Promise<string | null>,
): Promise<ParameterValues> {
  const chosen = choose(template.Parameters, given, previous);
  const resolve = async ([key, value]: readonly [string, string]) => {
    const declaration = template.Parameters[key] as ParameterDeclaration;
    return [key, await resolved(declaration, value, ssm)] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(chosen).map(resolve)));
}

/** The value of `Ref` for a parameter. */
export function referenceValue({
  value,
  resolved: behind,
  list,
}: ParameterValue): string | readonly string[] {
  const text = behind ?? value;
  return list ? splitList(text) : text;
}

function choose(
  declared: Template['Parameters'],
  given: readonly GivenParameter[],
  previous: ParameterValues,
): Record<string, string> {
  const keys = Object.keys(declared);
  if (keys.length === 0 && given.length > 0) {
    throw formatError('Parameter values specified for a template which does not require them.');
  }
  const foreign = given.map((parameter) => parameter.ParameterKey).filter((key) => !keys.includes(key));
  if (foreign.length > 0)
    throw formatError(`Parameters: [${foreign.join(', ')}] do not exist in the template`);
  const chosen = keys.map((key) => [
    key,
    choice(
      declared[key],
      given.find((g) => g.ParameterKey === key),
      previous[key],
    ),
  ]);
  const missing = chosen.filter(([, value]) => value === undefined).map(([key]) => key);
  if (missing.length > 0) throw formatError(`Parameters: [${missing.join(', ')}] must have values`);
  const values = Object.fromEntries(chosen) as Record<string, string>;
  for (const [key, value] of Object.entries(values)) check(key, value, declared[key] as ParameterDeclaration);
  return values;
}

function choice(
  declaration: ParameterDeclaration | undefined,
  given: GivenParameter | undefined,
  previous: ParameterValue | undefined,
): string | undefined {
  if (given?.UsePreviousValue === 'true') return previous?.value;
  const value = given?.ParameterValue ?? declaration?.Default;
  return value === undefined ? undefined : String(value);
}

function check(key: string, value: string, declaration: ParameterDeclaration): void {
  const problem = (isList(declaration.Type) ? splitList(value) : [value])
    .map((item) => violated(key, item, declaration))
    .find((text) => text !== null);
  if (problem === undefined || problem === null) return;
  throw formatError(
    declaration.ConstraintDescription === undefined
      ? problem
      : `Parameter ${key} failed to satisfy constraint: ${declaration.ConstraintDescription}`,
  );
}

function violated(key: string, value: string, declaration: ParameterDeclaration): string | null {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = declaration;
  const isNumber = /Number/.test(declaration.Type);
  const says = (bad: boolean, rule: string) => (bad ? `Parameter '${key}' must ${rule}` : null);
  return (
    says(isNumber && (value.trim() === '' || Number.isNaN(Number(value))), 'be a number') ??
    says(
      AllowedValues !== undefined && !AllowedValues.map(String).includes(value),
      'be one of AllowedValues',
    ) ??
    says(
      AllowedPattern !== undefined && !wholly(AllowedPattern).test(value),
      `match pattern ${AllowedPattern}`,
    ) ??
    says(value.length < Number(MinLength ?? 0), `contain at least ${String(MinLength)} characters`) ??
    says(
      value.length > Number(MaxLength ?? 4096),
      `contain at most ${String(MaxLength ?? 4096)} characters`,
    ) ??
    says(Number(value) < Number(MinValue ?? -Infinity), `be a number not less than ${String(MinValue)}`) ??
    says(Number(value) > Number(MaxValue ?? Infinity), `be a number not greater than ${String(MaxValue)}`)
  );
}

/** A pattern for the whole value, as Java's `matches` works. */
const wholly = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

async function resolved(
  declaration: ParameterDeclaration,
  value: string,
  ssm: (name: string) => Promise<string | null>,
): Promise<ParameterValue> {
  const noEcho = String(declaration.NoEcho) === 'true';
  const inner = SSM_TYPE.exec(declaration.Type)?.[1];
  if (inner === undefined)
    return { value, resolved: null, noEcho, list: isList(knownType(declaration.Type)) };
  const behind = await ssm(value);
  if (behind === null) {
    throw formatError(`Unable to fetch parameters [${value}] from parameter store for this account.`);
  }
  return { value, resolved: behind, noEcho, list: isList(knownType(inner)) };
}

function knownType(type: string): string {
  if (/^(String|Number|CommaDelimitedList|List<.+>|AWS::[A-Za-z0-9]+::.+)$/.test(type)) return type;
  throw unsupportedByLab(`parameter type ${type}`);
}

const isList = (type: string): boolean => type === 'CommaDelimitedList' || type.startsWith('List<');

const splitList = (text: string): readonly string[] =>
  text === '' ? [] : text.split(',').map((item) => item.trim());
