import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_OPTIONS, INITIALS, OPTIMIZERS, OPTION_RANGES, SCHEDULES } from '../../src/core/model/setup';

const root = path.join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const settings = manifest.contributes.configuration.properties;

describe('the manifest', () => {
  it('has a setting for each option, with its default', () => {
    for (const [option, value] of Object.entries(DEFAULT_OPTIONS)) {
      assert.equal(settings[`descent.${option}`]?.default, value, option);
    }
  });

  it('holds the settings to the ranges of the options', () => {
    for (const option of ['tolerance', 'seed', 'momentum', 'patience'] as const) {
      const { minimum, maximum, type } = settings[`descent.${option}`];
      const { least, most, whole } = OPTION_RANGES[option];
      assert.deepEqual(
        { minimum, maximum, type },
        { minimum: least, maximum: most, type: whole ? 'integer' : 'number' },
      );
    }
  });

  it('takes numbers and auto, and nothing else', () => {
    const takes = (option: string, text: string) => new RegExp(settings[`descent.${option}`].pattern).test(text);
    for (const text of ['auto', 'Auto', '0.01', '1e-3', '2', '.5']) assert.ok(takes('learningRate', text), text);
    for (const text of ['', '-1', 'fast', '1,5', '0x10']) assert.ok(!takes('learningRate', text), text);
    for (const text of ['auto', '1', '500', '10000000']) assert.ok(takes('maxIterations', text), text);
    for (const text of ['0', '-5', '1.5', '10000001', '99999999']) assert.ok(!takes('maxIterations', text), text);
    for (const text of ['auto', '1.35', '2']) assert.ok(takes('delta', text), text);
    for (const text of ['', '-1', 'all']) assert.ok(!takes('delta', text), text);
    for (const text of ['all', '1', '64']) assert.ok(takes('batchSize', text), text);
    for (const text of ['', '0', '1.5', 'auto']) assert.ok(!takes('batchSize', text), text);
  });

  it('offers the choices of the options, in their order', () => {
    const choices = { optimizer: OPTIMIZERS, schedule: SCHEDULES, initial: INITIALS };
    for (const [option, ids] of Object.entries(choices)) assert.deepEqual(settings[`descent.${option}`].enum, [...ids]);
  });

  it('shows every setting with a description and in an order of its own', () => {
    const orders = Object.values<{ order: number; markdownDescription: string; scope: string }>(settings).map(
      (setting) => {
        assert.match(setting.markdownDescription, /^%/);
        assert.equal(setting.scope, 'resource');
        return setting.order;
      },
    );
    assert.equal(new Set(orders).size, orders.length);
  });

  it('offers only commands that it declares, under one prefix', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const offered = Object.values<{ command: string }[]>(manifest.contributes.menus).flat();
    for (const command of declared) assert.match(command, /^descent\./);
    for (const { command } of offered) assert.ok(declared.includes(command), command);
  });

  it('puts one icon into the title bar of a table', () => {
    const [only, ...rest] = manifest.contributes.menus['editor/title'];
    assert.equal(only.command, 'descent.train');
    assert.deepEqual(rest, []);
    assert.match(only.when, /csv\|tsv/);
  });

  it('takes no word of a folder that is not trusted for where is written and how much memory is taken', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, ['descent.keepRuns', 'descent.memoryLimit', 'descent.beyondMemory']);
    for (const name of restrictedConfigurations) assert.ok(settings[name], name);
  });

  it('names an icon that is there', () => {
    assert.ok(existsSync(path.join(root, manifest.icon)));
  });
});
