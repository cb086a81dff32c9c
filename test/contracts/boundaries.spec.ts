import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

describe('import boundaries', () => {
  it('hold: imports go down only, through the index, and rules stay pure', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.cjs', 'src', '--output-type', 'err'],
      { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' } },
    );
    expect(stdout).toContain('no dependency violations found');
    expect(status).toBe(0);
  });
});
