import { describe, expect, it } from '@jest/globals';
import { evaluated, holds } from '../../../lab/runner/expressions.ts';
import { keyValues } from '../../../lab/runner/file-commands.ts';
import { workflowCommand } from '../../../lab/runner/workflow-command.ts';

describe('expressions', () => {
  it('of the github context are replaced', () => {
    expect(evaluated('a ${{ github.sha }}${{github.ref}}', { sha: '1', ref: '2' })).toBe('a 12');
  });

  it.each(['${{ secrets.X }}', '${{ github.nothing }}', "${{ github.sha || 'x' }}"])(
    'that are not understood are refused: %s',
    (text) => expect(() => evaluated(text, { sha: '1' })).toThrow(/does not evaluate/),
  );

  it.each([
    ['always()', true, true, true],
    ['success()', true, false, false],
    ['failure()', false, true, false],
    ['${{ cancelled() }}', false, false, true],
  ])('post-if %s', (condition, success, failure, cancelled) => {
    expect(holds(condition, 'success')).toBe(success);
    expect(holds(condition, 'failure')).toBe(failure);
    expect(holds(condition, 'cancelled')).toBe(cancelled);
  });

  it('an unknown post-if is refused', () => expect(() => holds('1 == 1', 'success')).toThrow(/post-if/));
});

describe('workflow commands', () => {
  it('are read with properties and escapes', () => {
    expect(workflowCommand('  ::error title=a%3Ab%2Cc;d,line=3::50%25 of%0Ait')).toEqual({
      name: 'error',
      properties: { title: 'a:b,c;d', line: '3' },
      message: '50% of\nit',
    });
  });

  it('are read in the older form, anywhere in a line', () => {
    expect(workflowCommand('said ##[error title=a,b;line=3]c%5D')).toEqual({
      name: 'error',
      properties: { title: 'a,b', line: '3' },
      message: 'c]',
    });
  });

  it('keep an escaped escape', () => expect(workflowCommand('::debug::%250A')?.message).toBe('%0A'));

  it.each(['plain', 'AWS::EC2::Instance', ': :error::x', '# #[error]x'])('are not seen in: %s', (line) =>
    expect(workflowCommand(line)).toBeNull(),
  );
});

describe('file commands', () => {
  it('are read line by line, and up to the mark', () => {
    expect(keyValues('a=1\nb<<EOF\nx\ny=2\nEOF\nc=\n')).toEqual({ a: '1', b: 'x\ny=2', c: '' });
  });

  it.each(['no sign', 'a<<EOF\nnever ends'])('are refused in a wrong form: %s', (text) =>
    expect(() => keyValues(text)).toThrow(/Invalid/),
  );
});
