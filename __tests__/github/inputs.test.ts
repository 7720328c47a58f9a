import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { actionInputs } from '../../src/github/runner.ts';

const NAMES = ['INPUT_MIN-SIZE', 'INPUT_SERVICE'];

beforeEach(() => NAMES.forEach((name) => delete process.env[name]));
afterEach(() => NAMES.forEach((name) => delete process.env[name]));

it('inputs come as the runner hands them over: dashes stay, letters are capitals', () => {
  process.env['INPUT_MIN-SIZE'] = ' 3 ';
  expect(actionInputs(['min-size', 'service'])).toEqual({ 'min-size': '3', service: '' });
});
