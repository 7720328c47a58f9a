import { describe, expect, it } from '@jest/globals';
import { parseUnit, words } from '../../../lab/instances/unit-file.ts';

const unit = (...lines: string[]): string => ['[Service]', 'ExecStart=/bin/true', ...lines].join('\n');

describe('a unit file', () => {
  it('has systemd’s defaults for absent settings', () => {
    expect(parseUnit(unit())).toEqual({
      workingDirectory: null,
      environment: {},
      environmentFiles: [],
      startPre: [],
      start: '/bin/true',
      killMode: 'control-group',
      restart: 'no',
      restartMs: 100,
      stopMs: 90_000,
      startLimitBurst: 5,
      startLimitMs: 10_000,
    });
  });

  it('joins continued lines, collects repeated settings and ignores comments', () => {
    const text = unit(
      '# no',
      '; no',
      'Environment=A=1 "B=2 3"',
      'Environment=C=x=y',
      'RestartSec=2min',
      'TimeoutStopSec=5s',
    );
    const parsed = parseUnit(text.replace('/bin/true', '/bin/echo a \\\n  b'));
    expect(parsed.environment).toEqual({ A: '1', B: '2 3', C: 'x=y' });
    expect(words(parsed.start)).toEqual(['/bin/echo', 'a', 'b']);
    expect([parsed.restartMs, parsed.stopMs]).toEqual([120_000, 5_000]);
  });

  it.each([
    ['a setting it does not know', unit('MemoryMax=1G'), /Service.MemoryMax/],
    ['a value it does not know', unit('KillMode=process'), /KillMode=process/],
    ['a time span it does not read', unit('RestartSec=1h'), /1h/],
    ['no command', '[Service]\nUser=x', /exactly one ExecStart/],
    ['two commands', unit('ExecStart=/bin/false'), /exactly one ExecStart/],
  ])('is refused with %s', (_, text, message) => {
    expect(() => parseUnit(text)).toThrow(message);
  });
});

describe('words of a command line', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    [`'a b' "c d"`, ['a b', 'c d']],
    [`x='a b'"c"`, ['x=a bc']],
    [String.raw`a\ b "c\"d" 'e'"'"'f'`, ['a b', 'c"d', `e'f`]],
    [`a '' b`, ['a', '', 'b']],
    ['', []],
  ])('%s', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });
});
