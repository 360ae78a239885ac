import { describe, expect, test } from 'vitest';
import { inFolder } from './support.ts';

const { run } = inFolder();
const show = (...more: readonly string[]) => run(['ladder', 'show', 'engineering', ...more]);

describe('ladder show --repository', () => {
  test.each(['markdown', 'html'])('links a packet for each promotion in %s', (format) => {
    const { status, out, err } = show('--format', format, '--repository', 'acme/promotions');
    expect([status, err]).toEqual([0, '']);
    expect(out.split('https://github.com/acme/promotions/new/main?filename=').length - 1).toBe(6);
    expect(show('--format', format).out).not.toContain('/new/main');
  });
  test('on another branch, and on another GitHub', () => {
    const { out } = run(
      ['ladder', 'show', 'engineering', '--format', 'markdown', '--repository', 'acme/promotions', '--branch', 'trunk'],
      { env: { GITHUB_SERVER_URL: 'https://ghe.acme.example/' } },
    );
    expect(out).toContain('(https://ghe.acme.example/acme/promotions/new/trunk?filename=');
  });
  test.each([
    [['--repository', 'acme/promotions'], 'in --format markdown or html'],
    [['--format', 'html', '--repository', 'acme'], '--repository takes owner/name, not "acme"'],
    [['--format', 'html', '--branch', 'trunk'], '--branch belongs to --repository'],
    [['--format', 'html', '--repository', 'acme/x', '--branch', 'a b'], '--branch takes the name of a branch'],
  ])('%j is refused', (more, says) => {
    const { status, out, err } = show(...more);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });
});
